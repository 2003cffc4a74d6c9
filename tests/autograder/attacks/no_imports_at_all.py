"""Takes the unlocked import cell away; only what needs it is lost.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    notebook["cells"] = [c for c in notebook["cells"] if grade_id(c)]
