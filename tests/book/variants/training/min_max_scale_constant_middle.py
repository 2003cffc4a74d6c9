"""A constant column goes to the middle of the interval.

Exercise: min_max_scale
Fails: min_max_scale_constant, min_max_scale_kinds, min_max_scale_every_interval,
min_max_scale_scales, min_max_scale_every_shape_refused
"""

import numpy as np


def min_max_scale(x, lower=0.0, upper=1.0):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError(f"x must have shape (m, n), got {x.shape}")
    low, high = x.min(axis=0), x.max(axis=0)
    span = np.where(high == low, 1.0, high - low)
    share = np.where(high == low, 0.5, (x - low) / span)
    return lower + (upper - lower) * share
