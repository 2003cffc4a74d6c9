"""nbformat 4.5 with ids, and a byte order mark.

Due: exactly 14
"""
# %% edit
def edit(notebook):
    notebook["nbformat_minor"] = 5
    for i, c in enumerate(notebook["cells"]):
        c["id"] = f"cell-{i}"
def hand_in(folder):
    notebook = folder / f"{NOTEBOOK}.ipynb"
    notebook.write_bytes(b"\xef\xbb\xbf" + notebook.read_bytes())
