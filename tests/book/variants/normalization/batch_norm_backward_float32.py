"""Float32 inside.

Exercise: batch_norm_backward
Fails: batch_norm_backward_values, batch_norm_backward_kinds, batch_norm_backward_errors,
       batch_norm_backward_kept
"""

import numpy as np


def batch_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float32)
    if dy.shape != normalised.shape:
        raise ValueError("shapes")
    g = dy * scale
    share = (g * normalised).mean(axis=0, keepdims=True)
    dx = (g - g.mean(axis=0, keepdims=True) - normalised * share) / divisor
    return dx, (dy * normalised).sum(axis=0), dy.sum(axis=0)
