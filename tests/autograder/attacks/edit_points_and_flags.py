"""Points, grade, solution, locked and task in every odd type.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    odd = [None, [], {}, "100", -5, 1e308, True, [[1]], "x" * 1000, float("nan"), float("-inf")]
    for i, cell in enumerate(notebook["cells"]):
        marks = cell["metadata"].get("nbgrader")
        if marks:
            marks.update(points=odd[i % 11], grade=odd[(i + 3) % 11], solution=odd[(i + 5) % 11],
                         locked=odd[(i + 7) % 11], task=odd[(i + 2) % 11])
