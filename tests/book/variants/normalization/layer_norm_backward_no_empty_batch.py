"""Refuses a batch without samples.

Exercise: layer_norm_backward
Fails: layer_norm_backward_kinds
"""

import numpy as np


def layer_norm_backward(dy, cache):
    dy = np.asarray(dy, dtype=np.float64)
    normalised, scale, divisor = (np.asarray(part, dtype=np.float64) for part in cache)
    if dy.shape != normalised.shape or len(dy) == 0:
        raise ValueError("shapes")
    g = scale * dy
    inner = (g * normalised).mean(axis=1, keepdims=True)
    dx = (g - g.mean(axis=1, keepdims=True) - normalised * inner) / divisor[:, np.newaxis]
    return dx, (dy * normalised).sum(axis=0), dy.sum(axis=0)
