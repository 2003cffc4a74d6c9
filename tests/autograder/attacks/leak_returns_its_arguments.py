"""Returns its arguments and objects named after them, so that messages of comparisons show them.

Due: exactly 0
Base: wrong
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
def named(*a):
    return type("smuggled " + repr(a), (), {"__repr__": lambda self: f"smuggled {a}", "__name__": f"smuggled {a}"})()
# %% sigmoid
def sigmoid(x): return named(x)
# %% softmax
def softmax(x): return x
# %% mean
def mean(values): return ["smuggled", values]
# %% sign
def sign(x): return f"smuggled {x}"
# %% memoise
def memoise(f): return named(f(7), f(8))
# %% derivative
def derivative(f, x): return named(x, f(x))
