"""A container that cannot be cleared, beside settings that a later cell changes.

Due: exactly 14
Base: right
"""
# %% added
import collections
class History(collections.deque):
    """A history that is never forgotten."""
    def clear(self):
        raise TypeError("history is kept")
# %% derivative
first = {"step": 1e-5}
kept = History([1, 2])
last = {"step": 1e-5}
def derivative(f, x):
    step = max(first["step"], last["step"])
    return (f(x + step) - f(x - step)) / (2 * step)
# %% area
def area(r):
    """Area of a circle of this radius."""
    return math.pi * r**2
first["step"] = last["step"] = 3.0
