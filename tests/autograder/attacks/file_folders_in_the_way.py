"""Folders where the instructor's data, the time stamp and the record of the grading belong.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    for name in ("data.csv", "timestamp.txt", ".autograder.json"):
        (folder / name).mkdir()
        (folder / name / "x.txt").write_text("x")
