"""Row by row.

Exercise: variance
Fails: variance_example, variance_values, variance_far_from_0, variance_not_negative,
variance_kinds, variance_kept
"""

import numpy as np


def variance(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim not in (1, 2) or len(x) == 0:
        raise ValueError
    return ((x - x.mean(axis=-1, keepdims=True)) ** 2).mean(axis=-1)
