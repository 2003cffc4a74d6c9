"""Takes vectors.

Exercise: matmul
Fails: matmul_errors, matmul_every_error
"""

import numpy as np


def matmul(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if x.ndim == 0 or y.ndim == 0 or x.shape[-1] != y.shape[0]:
        raise ValueError("shapes")
    return x @ y, lambda d: (d @ y.T, x.T @ d)
