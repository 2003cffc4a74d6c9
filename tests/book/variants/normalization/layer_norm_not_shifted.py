"""Forgets the shift.

Exercise: layer_norm
Fails: layer_norm_example, layer_norm_values, layer_norm_epsilon, layer_norm_kinds,
       layer_norm_errors, layer_norm_kept
"""

import numpy as np


def layer_norm(x, scale, shift, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    scale, shift = np.asarray(scale, dtype=np.float64), np.asarray(shift, dtype=np.float64)
    if x.ndim != 2 or x.shape[1] == 0 or scale.shape != x.shape[1:] or shift.shape != x.shape[1:]:
        raise ValueError("shapes")
    mean = x.mean(axis=1, keepdims=True)
    square = ((x - mean) ** 2).mean(axis=1, keepdims=True)
    divisor = np.sqrt(square + epsilon)
    normalised = (x - mean) / divisor
    y = scale * normalised
    return y, (normalised, scale, divisor[:, 0])
