"""Einstein sums, and means instead of sums.

Exercise: layer_backward
Fails: nothing
"""

import numpy as np


def layer_backward(da, cache, activation):
    a_previous, w, _, z = cache
    da = np.asarray(da, dtype=np.float64)
    if da.shape != z.shape or activation not in ("linear", "sigmoid", "tanh", "relu"):
        raise ValueError("da must have the shape of z, and the activation must be known")
    scale = {"sigmoid": 0.5, "tanh": 1.0}.get(activation)
    if scale:
        dz = np.multiply(da, scale**2 * (1 - np.tanh(scale * z) ** 2))
    else:
        dz = np.multiply(da, z > 0 if activation == "relu" else 1.0)
    dw = np.einsum("om,im->oim", dz, a_previous).mean(axis=2)
    return np.einsum("oi,om->im", w, dz), dw, dz.mean(axis=1).reshape(-1, 1)
