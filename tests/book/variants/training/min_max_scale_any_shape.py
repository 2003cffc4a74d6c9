"""Takes a plain row of numbers as well.

Exercise: min_max_scale
Fails: min_max_scale_shape, min_max_scale_every_shape_refused
"""

import numpy as np


def min_max_scale(x, lower=0.0, upper=1.0):
    x = np.asarray(x, dtype=np.float64)
    low, high = x.min(axis=0), x.max(axis=0)
    return lower + (upper - lower) * (x - low) / np.where(high == low, 1.0, high - low)
