"""Saved by a text editor that writes UTF-16.

Due: exactly 14
"""
# %% edit
def hand_in(folder):
    path = folder / "exercises.ipynb"
    path.write_text(path.read_text("utf-8"), encoding="utf-16")
