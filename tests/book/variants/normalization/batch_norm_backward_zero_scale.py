"""Wrong only there: scale 0.

Exercise: batch_norm_backward
Fails: batch_norm_backward_kinds
"""

import numpy as np


def _f(*arrays):
    return [np.array(a, dtype=np.float64) for a in arrays]


def batch_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    (dy,) = _f(dy)
    if dy.shape != normalised.shape:
        raise ValueError("dy must have the shape of the output")
    g = scale * dy
    dx = (g - g.mean(axis=0) - normalised * np.mean(g * normalised, axis=0)) / divisor
    return dx, np.sum(g * normalised, axis=0) / np.where(scale == 0, 1, scale), dy.sum(axis=0)
