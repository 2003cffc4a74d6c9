"""Writes into the derivatives.

Exercise: batch_norm_backward
Fails: batch_norm_backward_parameters, batch_norm_backward_kinds, batch_norm_backward_kept
"""

import numpy as np


def batch_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("shapes")
    given = dy.copy()
    dy *= scale
    g = dy
    share = (g * normalised).mean(axis=0, keepdims=True)
    dx = (g - g.mean(axis=0, keepdims=True) - normalised * share) / divisor
    return dx, (given * normalised).sum(axis=0), given.sum(axis=0)
