"""Scripts in the names of exceptions, in hints that are not theirs, in attachments.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x): raise type("<script>alert('forged-script')</script>", (ValueError,), {})("</pre><script>alert('forged-script')</script>")
# %% edit
def edit(notebook):
    essay = find(notebook, "essay")
    essay["source"] = "![x](attachment:a.svg) ![y](attachment:b.png) </section><script>alert('forged-script')</script>"
    essay["attachments"] = {"a.svg": {"image/svg+xml": "<svg onload=alert('forged-script')>"}, "b.png": {"image/png": "\" onerror=alert('forged-script')"}}
