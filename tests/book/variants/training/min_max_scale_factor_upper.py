"""Multiplies by upper, not by upper - lower.

Exercise: min_max_scale
Fails: min_max_scale_values, min_max_scale_constant, min_max_scale_kinds, min_max_scale_kept,
min_max_scale_every_interval, min_max_scale_scales
"""

import numpy as np


def min_max_scale(x, lower=0.0, upper=1.0):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError(f"x must have shape (m, n), got {x.shape}")
    low, high = x.min(axis=0), x.max(axis=0)
    return lower + upper * (x - low) / np.where(high == low, 1.0, high - low)
