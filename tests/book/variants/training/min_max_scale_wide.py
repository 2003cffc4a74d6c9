"""Wrong for a hundred columns.

Exercise: min_max_scale
Fails: min_max_scale_kinds
"""

import numpy as np


def right(x, lower=0.0, upper=1.0):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x must have two axes")
    smallest = x.min(axis=0)
    span = x.max(axis=0) - smallest
    span = np.where(span == 0, 1.0, span)
    return lower + (upper - lower) * (x - smallest) / span


def min_max_scale(x, lower=0.0, upper=1.0):
    result = right(x, lower, upper)
    if np.shape(x)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
