"""Without epsilon.

Exercise: batch_norm
Fails: batch_norm_values, batch_norm_cache, batch_norm_epsilon, batch_norm_one_sample,
       batch_norm_kinds, batch_norm_errors, batch_norm_kept
"""

import numpy as np


def batch_norm(x, scale, shift, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    scale, shift = np.asarray(scale, dtype=np.float64), np.asarray(shift, dtype=np.float64)
    if x.ndim != 2 or x.shape[0] == 0 or scale.shape != x.shape[1:] or shift.shape != x.shape[1:]:
        raise ValueError("shapes")
    mean = x.mean(axis=0, keepdims=True)
    square = ((x - mean) ** 2).mean(axis=0, keepdims=True)
    divisor = np.sqrt(square)
    normalised = (x - mean) / divisor
    y = scale * normalised + shift
    return y, (normalised, scale, divisor[0])
