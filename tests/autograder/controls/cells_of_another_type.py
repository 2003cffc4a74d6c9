"""Solutions turned into raw text, as a wrong key does it in JupyterLab.

Due: exactly 14
"""
# %% edit
def edit(notebook):
    for cell in notebook["cells"]:
        if cell["metadata"].get("nbgrader", {}).get("grade_id") in ("sigmoid", "mean"):
            cell["cell_type"] = "raw"
            del cell["outputs"], cell["execution_count"]
