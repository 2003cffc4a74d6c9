"""Does not divide.

Exercise: layer_norm_backward
Fails: layer_norm_backward_values, layer_norm_backward_differences, layer_norm_backward_kinds,
       layer_norm_backward_errors, layer_norm_backward_kept
"""

import numpy as np


def layer_norm_backward(dy, cache):
    normalised, scale, _divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("shapes")
    g = dy * scale
    share = (g * normalised).mean(axis=1, keepdims=True)
    dx = g - g.mean(axis=1, keepdims=True) - normalised * share
    return dx, (dy * normalised).sum(axis=0), dy.sum(axis=0)
