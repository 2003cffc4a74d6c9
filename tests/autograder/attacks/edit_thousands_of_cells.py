"""Ten thousand cells of one's own, empty and full.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    notebook["cells"] += [cell("") for _ in range(9_000)] + [cell("x", "markdown") for _ in range(1000)]
    notebook["cells"] += [cell("pass") for _ in range(100)]
