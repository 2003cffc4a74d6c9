"""One pull for all.

Exercise: matmul
Fails: matmul_kept
"""

import numpy as np

PAIR = []


def matmul(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if x.ndim != 2 or y.ndim != 2 or x.shape[1] != y.shape[0]:
        raise ValueError("no matrices, or they do not fit")
    PAIR[:] = [x, y]
    return x @ y, lambda d: (d @ PAIR[1].T, PAIR[0].T @ d)
