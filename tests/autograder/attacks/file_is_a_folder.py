"""The notebook is a folder with a file in it.

Due: exactly 0
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    notebook = folder / f"{NOTEBOOK}.ipynb"
    text = notebook.read_text()
    notebook.unlink()
    notebook.mkdir()
    (notebook / "x.txt").write_text("x")
    (notebook / notebook.name).write_text(text)
