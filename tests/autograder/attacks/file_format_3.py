"""A notebook of format 3, with worksheets of every kind.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    cells = notebook.pop("cells")
    for c in cells:
        if c["cell_type"] == "code":
            c["input"], c["language"], c["prompt_number"] = c.pop("source"), "python", None
    return {"nbformat": 3, "nbformat_minor": 0, "metadata": {"name": ""}, "worksheets": [{"cells": cells, "metadata": {}}, None, {"cells": 3}]}
