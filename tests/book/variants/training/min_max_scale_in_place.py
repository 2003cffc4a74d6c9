"""Writes into its argument.

Exercise: min_max_scale
Fails: min_max_scale_input, min_max_scale_kinds, min_max_scale_kept
"""

import numpy as np


def min_max_scale(x, lower=0.0, upper=1.0):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError(f"x must have shape (m, n), got {x.shape}")
    low, high = x.min(axis=0), x.max(axis=0)
    x -= low
    x *= (upper - lower) / np.where(high == low, 1.0, high - low)
    x += lower
    return x
