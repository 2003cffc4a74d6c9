"""Markdown that converters choke on: missing attachments, deep lists and quotes, endless emphasis.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% essay
![missing](attachment:nowhere.png)
# %% edit
def edit(notebook):
    for source in ("![](attachment:x)", ">" * 20_000, "- " * 5_000, "*a_ " * 20_000, "[" * 30_000, "`" * 30_001, "$" * 10_001, "<div>" * 40_000, "![a](data:image/svg+xml,<svg/onload=alert(1)>)", "|a" * 20_000 + "\n" + "|-" * 20_000):
        notebook["cells"].append(cell(source, "markdown"))
