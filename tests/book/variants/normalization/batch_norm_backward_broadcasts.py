"""Broadcasts.

Exercise: batch_norm_backward
Fails: batch_norm_backward_errors
"""

import numpy as np


def batch_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    if False:
        raise ValueError("shapes")
    g = dy * scale
    share = (g * normalised).mean(axis=0, keepdims=True)
    dx = (g - g.mean(axis=0, keepdims=True) - normalised * share) / divisor
    return dx, (dy * normalised).sum(axis=0), dy.sum(axis=0)
