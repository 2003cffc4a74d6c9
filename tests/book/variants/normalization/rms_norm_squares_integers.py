"""Squares integers as they are given.

Exercise: rms_norm
Fails: rms_norm_kinds
"""

import numpy as np


def rms_norm(x, scale, epsilon=1e-5):
    x, scale = np.asarray(x), np.array(scale, dtype=np.float64)
    if x.dtype.kind == "u" or x.dtype.kind not in "if" or x.dtype == np.float32:
        x = x.astype(np.float64)
    if x.ndim != 2 or x.shape[1] == 0 or scale.shape != x.shape[1:]:
        raise ValueError("shapes")
    divisor = np.sqrt(np.mean(x**2, axis=1, dtype=np.float64) + epsilon)
    normalised = x / divisor[:, np.newaxis]
    return scale * normalised, (normalised, scale, divisor)
