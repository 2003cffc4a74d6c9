"""The short formula, with 0 for what is negative.

Exercise: variance
Fails: variance_example, variance_far_from_0, variance_kinds, variance_not_negative
"""

import numpy as np


def variance(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim not in (1, 2) or len(x) == 0:
        raise ValueError
    return np.maximum(np.mean(x * x, axis=0) - np.mean(x, axis=0) ** 2, 0.0)
