"""Grade ids exchanged between tests and solutions.

Due: 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    marked = [c["metadata"]["nbgrader"] for c in notebook["cells"] if c["metadata"].get("nbgrader")]
    ids = [m["grade_id"] for m in marked]
    for m, new in zip(marked, ids[1:] + ids[:1]):
        m["grade_id"] = new
