"""The squares of the distances from the mean.

Exercise: variance
Fails: nothing
"""

import numpy as np


def variance(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim not in (1, 2) or len(x) == 0:
        raise ValueError
    d = x - x.mean(axis=0)
    return np.mean(d * d, axis=0)
