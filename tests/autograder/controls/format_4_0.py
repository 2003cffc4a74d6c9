"""nbformat 4.0.

Due: exactly 14
"""
# %% edit
def edit(notebook):
    notebook["nbformat_minor"] = 0
