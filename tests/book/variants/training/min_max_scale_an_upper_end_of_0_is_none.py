"""Takes an upper end of 0 for one that was not given.

Exercise: min_max_scale
Fails: min_max_scale_every_interval
"""

import numpy as np


def min_max_scale(x, lower=0.0, upper=None):
    x = np.array(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x is no matrix")
    low, high = x.min(axis=0), x.max(axis=0)
    width = np.where(high > low, high - low, 1)
    return lower + ((upper or 1.0) - lower) * (x - low) / width
