"""Tests as raw and markdown cells, the written answer as code.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    for i, c in enumerate(notebook["cells"]):
        if c["metadata"].get("nbgrader", {}).get("grade"):
            c["cell_type"] = "code" if c["cell_type"] == "markdown" else ("raw", "markdown")[i % 2]
            c["source"] = "import os; os._exit(0)" if c["cell_type"] == "code" else c["source"]
