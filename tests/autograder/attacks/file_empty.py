"""An empty file, and other notebooks of the same name in other letters and places.

Due: exactly 0
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def hand_in(folder):
    notebook = folder / f"{NOTEBOOK}.ipynb"
    text = notebook.read_text()
    notebook.write_text("")
    (folder / "sub").mkdir()
    for other in ("Exercises.ipynb", "exercises .ipynb", "sub/exercises.ipynb", "exercises.ipynb.ipynb"):
        (folder / other).write_text(text)
