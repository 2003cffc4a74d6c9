"""The derivative of the input is a sum: what comes past the layers and what comes through them.

Exercise: residual_backward
Fails: nothing
"""

import numpy as np


def residual_backward(da, cache):
    x, w1, w2, z = (np.asarray(part, dtype=np.float64) for part in cache)
    da = np.asarray(da, dtype=np.float64)
    if da.shape != x.shape:
        raise ValueError("da must have the shape of x")
    m = x.shape[1]
    dw2 = da @ np.maximum(z, 0).T / m
    db2 = da.sum(axis=1, keepdims=True) / m
    dz = (w2.T @ da) * (z > 0)  # the slope of the ReLU is 1 or 0
    dw1 = dz @ x.T / m
    db1 = dz.sum(axis=1, keepdims=True) / m
    dx = da + w1.T @ dz
    return dx, dw1, db1, dw2, db2
