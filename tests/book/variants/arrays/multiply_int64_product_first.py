"""Whole numbers are multiplied as int64, and wrap round.

Exercise: multiply
Fails: multiply_kinds
"""

import numpy as np


def multiply(a, b):
    a, b = np.asarray(a), np.asarray(b)
    if a.dtype.kind in "iub" and b.dtype.kind in "iub":
        return (a.astype(np.int64) * b.astype(np.int64)).astype(np.float64)[()]
    return a.astype(np.float64) * b.astype(np.float64)
