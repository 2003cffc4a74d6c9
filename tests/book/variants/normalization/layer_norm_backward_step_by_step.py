"""Node by node.

Exercise: layer_norm_backward
Fails: nothing
"""

import numpy as np


def layer_norm_backward(dy, cache):
    normalised, scale, divisor = (np.array(part, dtype=np.float64) for part in cache)
    dy = np.array(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("shapes")
    n, root = dy.shape[1], divisor[:, None]
    d_normalised = dy * scale
    centred = normalised * root
    d_variance = (d_normalised * centred).sum(axis=1, keepdims=True) * -0.5 / root**3
    d_mean = -(d_normalised / root).sum(axis=1, keepdims=True)
    dx = d_normalised / root + 2 * centred * d_variance / n + d_mean / n
    return dx, (dy * normalised).sum(axis=0), dy.sum(axis=0)
