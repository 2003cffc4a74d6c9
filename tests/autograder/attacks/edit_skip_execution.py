"""Tags that tell nbclient to skip tests, to expect errors, to hide cells.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    for c in notebook["cells"]:
        c["metadata"]["tags"] = ["skip-execution", "raises-exception", "remove-cell", "nbval-skip"]
        c["metadata"]["deletable"] = c["metadata"]["editable"] = True
    notebook["metadata"]["execution"] = {"allow_errors": True, "timeout": 1}
