"""A range below 1e-300 counts as none.

Exercise: min_max_scale
Fails: min_max_scale_scales
"""

import numpy as np

from solutions import training


def min_max_scale(x, lower=0.0, upper=1.0):
    training.min_max_scale(x, lower, upper)
    x = np.asarray(x, float)
    lo = x.min(axis=0)
    r = x.max(axis=0) - lo
    r = np.where(r < 1e-300, 1, r)
    return lower + (upper - lower) * ((x - lo) / r)
