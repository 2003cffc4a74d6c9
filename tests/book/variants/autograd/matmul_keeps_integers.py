"""Keeps the types.

Exercise: matmul
Fails: matmul_kinds, matmul_every_kind
"""

import numpy as np


def matmul(x, y):
    x, y = np.asarray(x), np.asarray(y)
    if x.ndim != 2 or y.ndim != 2 or x.shape[1] != y.shape[0]:
        raise ValueError("shapes")
    return x @ y, lambda d: (d @ y.T, x.T @ d)
