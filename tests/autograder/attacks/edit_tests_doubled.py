"""Every test stands twice, the second time empty.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    import copy
    cells = []
    for c in notebook["cells"]:
        cells.append(c)
        if c["metadata"].get("nbgrader", {}).get("grade"):
            second = copy.deepcopy(c)
            second["source"] = "pass"
            cells.append(second)
    notebook["cells"] = cells
