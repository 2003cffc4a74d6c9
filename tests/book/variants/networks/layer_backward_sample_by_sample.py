"""Outer products, one sample at a time.

Exercise: layer_backward
Fails: nothing
"""

import numpy as np


def layer_backward(da, cache, activation):
    a_previous, w, b, z = [np.array(part, dtype=np.float64) for part in cache]
    da = np.array(da, dtype=np.float64)
    if np.shape(da) != np.shape(z):
        raise ValueError("da and z differ in shape")
    slopes = {
        "linear": lambda z: 1 + 0 * z,
        "sigmoid": lambda z: 1 / (4 * np.cosh(np.clip(z / 2, -500, 500)) ** 2),
        "tanh": lambda z: 1 / np.cosh(np.clip(z, -500, 500)) ** 2,
        "relu": lambda z: np.heaviside(z, 0),
    }
    if activation not in slopes:
        raise ValueError(activation)
    m = da.shape[1]
    da_previous, dw, db = np.zeros(a_previous.shape), np.zeros(w.shape), np.zeros(b.shape)
    for i in range(m):
        dz = da[:, i] * slopes[activation](z[:, i])
        dw += np.outer(dz, a_previous[:, i]) / m
        db += dz[:, np.newaxis] / m
        da_previous[:, i] = dz @ w
    return da_previous, dw, db
