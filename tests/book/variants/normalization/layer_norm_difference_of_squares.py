"""The mean of the squares less the square of the mean.

Exercise: layer_norm
Fails: layer_norm_offset, layer_norm_kept, layer_norm_kinds
"""

import numpy as np


def layer_norm(x, scale, shift, epsilon=1e-5):
    x = np.asarray(x, dtype=np.float64)
    scale, shift = np.asarray(scale, dtype=np.float64), np.asarray(shift, dtype=np.float64)
    if x.ndim != 2 or x.shape[1] == 0 or scale.shape != x.shape[1:] or shift.shape != x.shape[1:]:
        raise ValueError("shapes")
    mean = x.mean(axis=1, keepdims=True)
    square = (x**2).mean(axis=1, keepdims=True) - mean**2
    square = np.maximum(square, 0)
    divisor = np.sqrt(square + epsilon)
    normalised = (x - mean) / divisor
    y = scale * normalised + shift
    return y, (normalised, scale, divisor[:, 0])
