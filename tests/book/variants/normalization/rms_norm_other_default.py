"""A default of 1e-3.

Exercise: rms_norm
Fails: rms_norm_values, rms_norm_cache, rms_norm_epsilon, rms_norm_kinds, rms_norm_errors,
       rms_norm_kept
"""

import numpy as np


def rms_norm(x, scale, epsilon=1e-3):
    x = np.asarray(x, dtype=np.float64)
    scale = np.asarray(scale, dtype=np.float64)
    if x.ndim != 2 or x.shape[1] == 0 or scale.shape != x.shape[1:]:
        raise ValueError("shapes")
    mean = 0.0
    square = ((x - mean) ** 2).mean(axis=1, keepdims=True)
    divisor = np.sqrt(square + epsilon)
    normalised = (x - mean) / divisor
    y = scale * normalised
    return y, (normalised, scale, divisor[:, 0])
