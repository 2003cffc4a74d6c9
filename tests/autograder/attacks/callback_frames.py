"""Looks for the tests through the callback: its globals, closure, code and frame.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% derivative
def derivative(f, x):
    found = []
    for name in ("__globals__", "__closure__", "__code__", "__self__", "__dict__", "gi_frame", "_submission"):
        try:
            found.append(getattr(f, name))
        except BaseException:
            pass
    print(found)
    try:
        return f._submission.channel.receive()
    except BaseException:
        return found
