"""The short formula, on distances from the first sample.

Exercise: variance
Fails: nothing
"""

import numpy as np


def variance(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim not in (1, 2) or len(x) == 0:
        raise ValueError
    d = x - x[0]
    d = d - d.mean(axis=0)
    return np.mean(d * d, axis=0) - np.mean(d, axis=0) ** 2
