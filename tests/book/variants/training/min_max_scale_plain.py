"""The smallest value and the range are taken by column, and a range of 0 is replaced by 1.

Exercise: min_max_scale
Fails: nothing
"""

import numpy as np


def min_max_scale(x, lower=0.0, upper=1.0):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x must have two axes")
    smallest = x.min(axis=0)
    span = x.max(axis=0) - smallest
    span = np.where(span == 0, 1.0, span)
    return lower + (upper - lower) * (x - smallest) / span
