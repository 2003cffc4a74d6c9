"""Every cell's output is replaced by thirty megabytes; kept, a hundred of them take all memory.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    cell = {"cell_type": "code", "metadata": {}, "outputs": [], "execution_count": None}
    source = "text = 'x' * 30_000_000\nget_ipython().take_outputs = lambda: [{'output_type': 'stream', 'text': text}]"
    notebook["cells"] += [cell | {"source": source} for _ in range(100)]
