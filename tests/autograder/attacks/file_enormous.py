"""Right answers in a notebook of fifty megabytes: zero here, where that is too large to be read.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    notebook["cells"].append(cell("x" * 50_000_000, "markdown"))
