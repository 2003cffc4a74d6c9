"""One solution cell five thousand times; the last one counts.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    import copy
    one = find(notebook, "area")
    notebook["cells"] += [copy.deepcopy(one) for _ in range(5000)]
