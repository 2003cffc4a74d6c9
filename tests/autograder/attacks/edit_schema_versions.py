"""Schema versions of the past, of the future and of no kind.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    for i, c in enumerate(notebook["cells"]):
        if "nbgrader" in c["metadata"]:
            c["metadata"]["nbgrader"]["schema_version"] = [99, 0, 1, "3", None, -1, [], 2][i % 8]
