"""For certain targets, the probability that was given to what is true.

Exercise: binary_cross_entropy
Fails: nothing
"""

import numpy as np


def binary_cross_entropy(a, y):
    a = np.asarray(a, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if a.shape != y.shape or a.size == 0:
        raise ValueError("shapes differ or empty batch")
    with np.errstate(divide="ignore"):
        if np.isin(y, (0, 1)).all():
            return -np.log(np.where(y == 1, a, 1 - a)).mean()
        return -(y * np.log(a) + (1 - y) * np.log(1 - a)).mean()
