"""Each matrix gets the derivative times the other one transposed, on the side where it fits.

Exercise: matmul
Fails: nothing
"""

import numpy as np


def matmul(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if x.ndim != 2 or y.ndim != 2 or x.shape[1] != y.shape[0]:
        raise ValueError("x and y must be matrices of shapes (m, k) and (k, n)")

    def pull(d):
        return d @ y.T, x.T @ d

    return x @ y, pull
