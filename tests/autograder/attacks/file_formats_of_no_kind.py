"""nbformat is a list, a huge number, true.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    notebook["nbformat"], notebook["nbformat_minor"] = True, [10**300]
