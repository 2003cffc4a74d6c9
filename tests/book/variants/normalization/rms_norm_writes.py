"""Writes into the batch.

Exercise: rms_norm
Fails: rms_norm_epsilon, rms_norm_each_alone, rms_norm_kinds, rms_norm_kept
"""

import numpy as np


def rms_norm(x, scale, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    scale = np.asarray(scale, dtype=np.float64)
    if x.ndim != 2 or x.shape[1] == 0 or scale.shape != x.shape[1:]:
        raise ValueError("shapes")
    mean = 0.0
    square = ((x - mean) ** 2).mean(axis=1, keepdims=True)
    divisor = np.sqrt(square + epsilon)
    x -= mean
    x /= divisor
    normalised = x
    y = scale * normalised
    return y, (normalised, scale, divisor[:, 0])
