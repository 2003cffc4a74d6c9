"""Node by node.

Exercise: batch_norm_backward
Fails: nothing
"""

import numpy as np


def batch_norm_backward(dy, cache):
    normalised, scale, divisor = (np.array(part, dtype=np.float64) for part in cache)
    dy = np.array(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("shapes")
    m = len(dy)
    d_normalised = dy * scale
    centred = normalised * divisor
    d_variance = (d_normalised * centred).sum(axis=0) * -0.5 / divisor**3
    d_mean = -(d_normalised / divisor).sum(axis=0)
    dx = d_normalised / divisor + 2 * centred * d_variance / m + d_mean / m
    return dx, (dy * normalised).sum(axis=0), dy.sum(axis=0)
