"""The outer product for the derivative of y.

Exercise: matmul
Fails: matmul_pull, matmul_differences, matmul_kinds, matmul_every_kind, matmul_kept,
       matmul_every_error
"""

import numpy as np


def matmul(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if x.ndim != 2 or y.ndim != 2 or x.shape[1] != y.shape[0]:
        raise ValueError("shapes")
    return x @ y, lambda d: (d @ y.T, np.outer(x[:1], d[:1]) if len(x) else x.T @ d)
