"""The derivative of the ReLU is forgotten.

Exercise: residual_backward
Fails: residual_backward_values, residual_backward_differences, residual_backward_kinds,
residual_backward_kept, residual_backward_every_shape_refused
"""

import numpy as np


def residual_backward(da, cache):
    x, w1, w2, z = (np.asarray(part, dtype=np.float64) for part in cache)
    da = np.asarray(da, dtype=np.float64)
    if da.shape != x.shape:
        raise ValueError
    m = x.shape[1]
    dz = w2.T @ da
    h = np.maximum(z, 0)
    dx = da + w1.T @ dz
    return (
        dx,
        dz @ x.T / m,
        dz.mean(axis=1, keepdims=True),
        da @ h.T / m,
        da.mean(axis=1, keepdims=True),
    )
