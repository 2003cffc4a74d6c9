"""Saved by an editor that drops what nbgrader wrote into the cells, as Kaggle does.

Due: exactly 14
"""
# %% edit
def edit(notebook):
    for cell in notebook["cells"]:
        cell["metadata"] = {}
