"""Gives integers when it gets integers.

Exercise: min_max_scale
Fails: min_max_scale_example, min_max_scale_input, min_max_scale_kinds
"""

import numpy as np


def min_max_scale(x, lower=0.0, upper=1.0):
    x = np.asarray(x)
    if x.ndim != 2:
        raise ValueError("a matrix is wanted")
    low, high = x.min(axis=0), x.max(axis=0)
    scaled = lower + (upper - lower) * (x - low) / np.where(high == low, 1.0, high - low)
    return scaled.astype(x.dtype)
