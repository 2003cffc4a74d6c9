"""Metadata that are lists, numbers, None; nbgrader's part likewise; cells that are no dicts.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    odd = [None, [], 3, "x", [{}], {"nbgrader": None}, {"nbgrader": []}, {"nbgrader": {"grade_id": []}}, {"nbgrader": {"grade_id": None}}]
    for i, metadata in enumerate(odd):
        notebook["cells"].insert(2 * i, {"cell_type": "code", "metadata": metadata, "source": "1", "outputs": None, "execution_count": "x"})
    notebook["cells"] += [None, 3, "cell", [], {}, {"cell_type": []}, {"cell_type": "code", "source": {"a": 1}}, {"cell_type": "code", "source": [1, None, "x"]}]
    notebook["metadata"] = [1]
