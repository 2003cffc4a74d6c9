"""Forgets the scale.

Exercise: batch_norm_backward
Fails: batch_norm_backward_values, batch_norm_backward_differences, batch_norm_backward_kinds,
       batch_norm_backward_kept
"""

import numpy as np


def batch_norm_backward(dy, cache):
    normalised, _scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("shapes")
    g = dy * 1.0
    share = (g * normalised).mean(axis=0, keepdims=True)
    dx = (g - g.mean(axis=0, keepdims=True) - normalised * share) / divisor
    return dx, (dy * normalised).sum(axis=0), dy.sum(axis=0)
