"""A record that says that it is graded already, a gradebook of its own, and settings.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    (folder / ".autograder.json").write_text('{"assignment": "x", "submission": "y", "score": 14}')
    (folder / "gradebook.db").write_text("SQLite format 3")
    (folder / "nbgrader_config.py").write_text("c.Autograder.cell_seconds = 1e9\nraise SystemExit\n")
    (folder / "conftest.py").write_text("raise SystemExit")
