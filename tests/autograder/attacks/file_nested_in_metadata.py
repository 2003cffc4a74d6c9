"""Nested 600 deep in the metadata, where nothing looks.

Due: 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    deep = {}
    for _ in range(300):
        deep = {"a": [deep]}
    notebook["cells"][0]["metadata"]["deep"] = deep
