"""By the product of the transposed.

Exercise: matmul
Fails: nothing
"""

import numpy as np


def matmul(x, y):
    x, y = np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)
    if (x.ndim, y.ndim) != (2, 2) or x.shape[1:] != y.shape[:1]:
        raise ValueError("shapes")
    return (y.T @ x.T).T, lambda d: ((y @ np.transpose(d)).T, (np.transpose(d) @ x).T)
