"""A kernel of another language with a command of its own.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    notebook["metadata"]["kernelspec"] = {"name": "../../forged", "language": "bash", "display_name": "<script>", "argv": ["/bin/sh", "-c", "touch /tmp/forged"]}
    notebook["metadata"]["language_info"] = {"name": "bash", "file_extension": "/../../x"}
