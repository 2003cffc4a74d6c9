"""The notebook itself is a link to the instructor's.

Due: exactly 0
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    import os
    notebook = folder / f"{NOTEBOOK}.ipynb"
    notebook.unlink()
    os.symlink(folder.parents[2] / "source" / "basics" / f"{NOTEBOOK}.ipynb", notebook)
