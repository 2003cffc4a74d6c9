"""Saved by an editor that keeps no metadata of the notebook.

Due: exactly 14
"""
# %% edit
def edit(notebook):
    notebook["metadata"] = {}
