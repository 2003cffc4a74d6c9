"""The mean of float32 is taken in float32.

Exercise: variance
Fails: variance_kinds
"""

import numpy as np


def variance(x):
    x = np.asarray(x)
    if x.ndim not in (1, 2) or len(x) == 0:
        raise ValueError
    mean = x.mean(axis=0) if x.dtype == np.float32 else x.astype(np.float64).mean(axis=0)
    return np.square(x.astype(np.float64) - mean).mean(axis=0)
