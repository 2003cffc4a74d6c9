"""os._exit in a cell of one's own, before and after the solutions.

Due: exactly 14
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% added
import os
os._exit(0)
# %% area
def area(r):
    """Area of a circle of this radius."""
    return math.pi * r * r
# %% added
os._exit(1)
