"""Cuts logits off at 100 000.

Exercise: binary_cross_entropy_from_logits
Fails: binary_cross_entropy_from_logits_far
"""

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z, y = np.asarray(z, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0:
        raise ValueError("shapes differ or empty batch")
    z = np.clip(z, -1e5, 1e5)
    return np.mean(np.maximum(z, 0) - y * z + np.log1p(np.exp(-np.abs(z))))
