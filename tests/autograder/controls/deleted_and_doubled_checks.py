"""A check deleted by mistake, another one pasted twice.

Due: exactly 14
"""
# %% edit
def edit(notebook):
    import copy
    cells = notebook["cells"]
    cells.remove(find(notebook, "softmax_rows"))
    cells.insert(3, copy.deepcopy(find(notebook, "mean_values")))
    find(notebook, "intro")["source"] = "My notes"
