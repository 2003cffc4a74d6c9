"""The table of operators in the child answers that everything is equal, close, true.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
from autograder.sandbox import child
for name in list(child.OPERATORS):
    child.OPERATORS[name] = lambda *a: True
child.Submission.do_name = lambda self, name: (True, lambda *a, **k: 0.25)
child.Submission.do_signature = lambda self, f: ([],)
child._kind = lambda thing: "module"
