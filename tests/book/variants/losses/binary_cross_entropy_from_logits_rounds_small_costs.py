"""Adds 1 before the logarithm: a cost below 1e-16 becomes 0.

Exercise: binary_cross_entropy_from_logits
Fails: binary_cross_entropy_from_logits_small
"""

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0:
        raise ValueError("shapes differ or empty batch")
    return np.mean(np.maximum(z, 0) - z * y + np.log(1 + np.exp(-np.abs(z))))
