"""Downloaded twice and packed with its folder.

Due: exactly 14
"""
# %% edit
def hand_in(folder):
    (folder / "my work").mkdir()
    (folder / "exercises.ipynb").rename(folder / "my work" / "exercises (1).ipynb")
