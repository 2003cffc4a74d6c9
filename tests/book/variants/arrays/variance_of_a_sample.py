"""Divides by m - 1.

Exercise: variance
Fails: variance_example, variance_values, variance_far_from_0, variance_kinds, variance_kept,
variance_every_shape_refused
"""

import numpy as np


def variance(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim not in (1, 2) or len(x) == 0:
        raise ValueError
    return ((x - x.mean(axis=0)) ** 2).sum(axis=0) / max(len(x) - 1, 1)
