"""Decorators with and without functools.wraps.

Due: exactly 14
"""
# %% added
import functools
def logged(f):
    @functools.wraps(f)
    def inner(*a, **k):
        inner.calls += 1
        return f(*a, **k)
    inner.calls = 0
    return inner
# %% sigmoid
@logged
def sigmoid(x):
    return 1 / (1 + np.exp(-np.asarray(x, float)))
# %% sign
@functools.lru_cache(maxsize=None)
def sign(x):
    return {True: "positive", False: "negative"}[x > 0] if x else "zero"
# %% memoise
def memoise(f):
    return functools.cache(f)
# %% area
@logged
def area(r):
    """Uses the radius."""
    return math.pi * r * r
