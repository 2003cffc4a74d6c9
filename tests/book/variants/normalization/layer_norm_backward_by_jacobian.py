"""A matrix for each sample.

Exercise: layer_norm_backward
Fails: nothing
"""

import numpy as np


def layer_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != np.shape(normalised):
        raise ValueError("shapes")
    m, n = dy.shape
    dx = np.zeros((m, n))
    for i in range(m):
        u = normalised[i]
        jacobian = (np.eye(n) - 1 / n - np.outer(u, u) / n) / divisor[i]
        dx[i] = jacobian @ (scale * dy[i])
    return dx, np.einsum("ij,ij->j", dy, normalised), np.einsum("ij->j", dy)
