"""Executed before it was handed in, with outputs, errors and widgets' metadata.

Due: exactly 14
"""
# %% edit
def edit(notebook):
    for i, c in enumerate(notebook["cells"]):
        if c["cell_type"] == "code":
            c["execution_count"] = i
            c["outputs"] = [{"output_type": "error", "ename": "E", "evalue": "", "traceback": []}]
            c["metadata"] |= {"scrolled": True, "collapsed": False, "execution": {"iopub.execute_input": "2026"}}
    notebook["metadata"]["widgets"] = {"application/vnd.jupyter.widget-state+json": {"state": {}}}
