"""Grade ids, texts and attachment names of lone surrogates, NUL and bidirectional marks.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% edit
def edit(notebook):
    for name in ("\ud800", "a\0b", "\u202e", "../../x", "a\nb", "x" * 100_000, ""):
        extra = cell("'\ud800'")
        extra["metadata"] = {"nbgrader": {"grade_id": name, "solution": True, "grade": True, "locked": False, "points": 5, "schema_version": 3}}
        notebook["cells"].append(extra)
    find(notebook, "essay")["attachments"] = {"\ud800": {"image/png": "AAAA"}, "\udfff.png": {"text/html": "<script>", "\ud800": "x"}}
