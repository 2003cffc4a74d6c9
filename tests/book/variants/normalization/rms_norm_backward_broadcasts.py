"""Broadcasts.

Exercise: rms_norm_backward
Fails: rms_norm_backward_errors
"""

import numpy as np


def rms_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    if False:
        raise ValueError("shapes")
    g = dy * scale
    share = (g * normalised).mean(axis=1, keepdims=True)
    dx = (g - normalised * share) / divisor[:, None]
    return dx, (dy * normalised).sum(axis=0)
