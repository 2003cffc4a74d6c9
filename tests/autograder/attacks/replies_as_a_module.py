"""Says that its functions are modules of the standard library, which the tests then import.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import types
for name in ("sigmoid", "mean", "derivative", "sign", "area", "softmax"):
    globals()["module_" + name] = types.ModuleType(name)
from autograder.sandbox import child
from autograder.crossing.wire import Reference
def refer(self, thing):
    return Reference("submission", 1, "module", "math")
child.Submission.refer = refer
