"""W in the place of its transpose, where that fits.

Exercise: layer_backward
Fails: layer_backward_chapter, layer_backward_da_previous, layer_backward_kinds
"""

import numpy as np


def layer_backward(da, cache, activation):
    a_previous, w, _, z = cache
    da = np.asarray(da, dtype=float)
    if da.shape != z.shape:
        raise ValueError(f"da must have shape {z.shape}, got {da.shape}")
    m = z.shape[1]
    if activation == "linear":
        slope = np.ones(z.shape)
    elif activation == "sigmoid":
        a = 0.5 + 0.5 * np.tanh(z / 2)
        slope = a * (1 - a)
    elif activation == "tanh":
        slope = 1 - np.tanh(z) ** 2
    elif activation == "relu":
        slope = np.where(z > 0, 1.0, 0.0)
    else:
        raise ValueError(f"unknown activation {activation}")
    dz = da * slope
    dw = dz @ a_previous.T / m
    db = np.sum(dz, axis=1, keepdims=True) / m
    da_previous = (w if w.shape[0] == w.shape[1] else w.T) @ dz
    return da_previous, dw, db
