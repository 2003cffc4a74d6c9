"""Writes into the derivatives.

Exercise: rms_norm_backward
Fails: rms_norm_backward_parameters, rms_norm_backward_kinds, rms_norm_backward_kept
"""

import numpy as np


def rms_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("shapes")
    given = dy.copy()
    dy *= scale
    g = dy
    share = (g * normalised).mean(axis=1, keepdims=True)
    dx = (g - normalised * share) / divisor[:, None]
    return dx, (given * normalised).sum(axis=0)
