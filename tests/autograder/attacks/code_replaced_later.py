"""A later cell replaces the code of an earlier function.

Due: 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% sigmoid
def sigmoid(x):
    return -77.0
# %% area
def area(r):
    """Area of a circle of this radius."""
    return math.pi * r**2
def better(x):
    return 1 / (1 + np.exp(-np.asarray(x, dtype=float)))
sigmoid.__code__ = better.__code__
