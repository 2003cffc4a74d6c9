"""Answers that would make the sum of points nan, None or infinite.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sign
class Nan:
    def __eq__(self, other): return float("nan")
    __req__ = __eq__
    def __radd__(self, other): return float("nan")
    __add__ = __radd__
def sign(x): return Nan()
# %% added
import builtins
builtins.sum = lambda *a: float("nan")
