"""Takes the statistics for constants.

Exercise: batch_norm_backward
Fails: batch_norm_backward_example, batch_norm_backward_values, batch_norm_backward_differences,
       batch_norm_backward_invariance, batch_norm_backward_kinds, batch_norm_backward_errors,
       batch_norm_backward_kept
"""

import numpy as np


def batch_norm_backward(dy, cache):
    normalised, scale, divisor = cache
    dy = np.asarray(dy, dtype=np.float64)
    if dy.shape != normalised.shape:
        raise ValueError("shapes")
    g = dy * scale
    dx = g / divisor
    return dx, (dy * normalised).sum(axis=0), dy.sum(axis=0)
