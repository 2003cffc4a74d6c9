"""The mean of the squares less the square of the mean.

Exercise: batch_norm
Fails: batch_norm_offset, batch_norm_kinds
"""

import numpy as np


def batch_norm(x, scale, shift, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    scale, shift = np.asarray(scale, dtype=np.float64), np.asarray(shift, dtype=np.float64)
    if x.ndim != 2 or x.shape[0] == 0 or scale.shape != x.shape[1:] or shift.shape != x.shape[1:]:
        raise ValueError("shapes")
    mean = x.mean(axis=0, keepdims=True)
    square = (x**2).mean(axis=0, keepdims=True) - mean**2
    square = np.maximum(square, 0)
    divisor = np.sqrt(square + epsilon)
    normalised = (x - mean) / divisor
    y = scale * normalised + shift
    return y, (normalised, scale, divisor[0])
