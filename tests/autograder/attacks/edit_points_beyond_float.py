"""Points with four hundred digits, which no float can hold.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    for cell in notebook["cells"]:
        if "nbgrader" in cell["metadata"]:
            cell["metadata"]["nbgrader"]["points"] = 10**400
