"""Written with a kernel that there is not here.

Due: exactly 14
"""
# %% edit
def edit(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "conda-env-ml-py", "display_name": "Python [conda env:ml]", "language": "python"}
