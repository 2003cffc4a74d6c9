"""nbformat 4.2, sources as lists of lines.

Due: exactly 14
"""
# %% edit
def edit(notebook):
    notebook["nbformat_minor"] = 2
    for c in notebook["cells"]:
        c["source"] = c["source"].splitlines(keepends=True)
