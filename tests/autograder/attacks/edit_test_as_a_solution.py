"""Tests are marked as solution cells and emptied, solutions as tests.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    for c in notebook["cells"]:
        marks = c["metadata"].get("nbgrader", {})
        if c["cell_type"] == "code" and marks:
            marks["solution"], marks["grade"], marks["locked"] = marks["grade"], marks["solution"], False
            if marks["solution"]:
                c["source"] = "pass"
