"""Only the gradient of the shortcut.

Exercise: residual_backward
Fails: residual_backward_example, residual_backward_values, residual_backward_differences,
residual_backward_kinds, residual_backward_kept, residual_backward_every_shape_refused
"""

import numpy as np


def residual_backward(da, cache):
    x, _, w2, z = (np.asarray(part, dtype=np.float64) for part in cache)
    da = np.asarray(da, dtype=np.float64)
    if da.shape != x.shape:
        raise ValueError
    m = x.shape[1]
    dz = (w2.T @ da) * (z > 0)
    h = np.maximum(z, 0)
    dx = da.copy()
    return (
        dx,
        dz @ x.T / m,
        dz.mean(axis=1, keepdims=True),
        da @ h.T / m,
        da.mean(axis=1, keepdims=True),
    )
