"""Looks whether the shapes fit, and not whether x is a matrix.

Exercise: batch_norm
Fails: batch_norm_errors
"""

import numpy as np


def batch_norm(x, scale, shift, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    scale, shift = np.array(scale, dtype=np.float64), np.array(shift, dtype=np.float64)
    if x.ndim == 0 or len(x) == 0 or not scale.shape == shift.shape == x.shape[1:]:
        raise ValueError("shapes")
    divisor = np.sqrt(x.var(axis=0) + epsilon)
    normalised = (x - x.mean(axis=0)) / divisor
    return scale * normalised + shift, (normalised, scale, divisor)
