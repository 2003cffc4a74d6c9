"""The notebook is a named pipe, at which a reader waits for ever; so is another file.

Due: exactly 0
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    import os
    (folder / f"{NOTEBOOK}.ipynb").unlink()
    os.mkfifo(folder / f"{NOTEBOOK}.ipynb")
    os.mkfifo(folder / "data.txt")
