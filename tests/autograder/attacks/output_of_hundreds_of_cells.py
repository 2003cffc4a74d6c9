"""Four hundred cells that each show nearly as much as a cell may: 156 MB together.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    notebook["cells"] += [cell | {"source": "print('x' * 390_000)"} for _ in range(400)]
