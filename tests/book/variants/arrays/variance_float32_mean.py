"""The mean of float32 is taken in float32.

Exercise: variance
Fails: variance_kinds
"""

import numpy as np

from solutions import arrays


def variance(x):
    arrays.variance(x)
    x = np.asarray(x)
    if x.dtype == np.float32:
        return np.float64(1) * ((x.astype(float) - x.mean(axis=0)) ** 2).mean(axis=0)
    return arrays.variance(x)
