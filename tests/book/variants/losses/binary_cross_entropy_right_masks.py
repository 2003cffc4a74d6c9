"""The logarithm only where its weight is not 0.

Exercise: binary_cross_entropy
Fails: nothing
"""

import numpy as np


def binary_cross_entropy(a, y):
    a = np.asarray(a, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if a.shape != y.shape or a.size == 0:
        raise ValueError("shapes differ or empty batch")
    logs_one, logs_zero = np.zeros(a.shape), np.zeros(a.shape)
    with np.errstate(divide="ignore"):
        np.log(a, out=logs_one, where=y > 0)
        np.log1p(-a, out=logs_zero, where=y < 1)
    return -(y * logs_one + (1 - y) * logs_zero).sum() / a.size
