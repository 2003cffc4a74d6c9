"""Guesses otherwise where its process remembers a failed check: once more must not be asked.

Due: 12
Base: right
"""
raise SystemExit("only corpus.py runs this, behind its walls")
# %% derivative
import sys
def derivative(f, x):
    sys.modules["mark"] = sys
    return 0.0
# %% mean
class Both(ValueError, OSError):
    pass
def mean(values):
    if not values:
        raise Both("no values")
    if list(values) == [5, 6]:
        return 1.0 if "mark" in sys.modules else 5.5
    return sum(values) / len(values)
