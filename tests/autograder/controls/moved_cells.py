"""Solutions below their checks, and checks at the end.

Due: exactly 14
"""
# %% edit
def edit(notebook):
    cells = notebook["cells"]
    tests = [c for c in cells if c["metadata"].get("nbgrader", {}).get("grade")]
    notebook["cells"] = [c for c in cells if c not in tests] + tests[::-1]
