"""The range by numpy.ptp, the constant columns filled in afterwards.

Exercise: min_max_scale
Fails: nothing
"""

import numpy as np


def min_max_scale(x, lower=0.0, upper=1.0):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError(f"x must have shape (m, n), got {x.shape}")
    span = np.ptp(x, axis=0)
    result = np.full(x.shape, float(lower))
    moving = span > 0
    result[:, moving] += (upper - lower) / span[moving] * (x - x.min(axis=0))[:, moving]
    return result
