"""A callback calls the submission, which calls the callback, and so on.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% derivative
def derivative(f, x):
    return f(Deep(f))
# %% added
class Deep:
    def __init__(self, f): self.f = f
    def __mul__(self, other): return self.f(Deep(self.f))
    __neg__ = __rmul__ = __mul__
# %% memoise
def memoise(f):
    g = lambda x: f(g)
    return g
