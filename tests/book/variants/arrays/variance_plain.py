"""The mean is subtracted first and the square taken afterwards, so that no two large numbers are subtracted at the end.

Exercise: variance
Fails: nothing
"""

import numpy as np


def variance(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim not in (1, 2) or len(x) == 0:
        raise ValueError("x must have one or two axes, and at least one sample")
    return np.mean((x - x.mean(axis=0)) ** 2, axis=0)
