"""Treats every target as 0 or 1.

Exercise: binary_cross_entropy_from_logits
Fails: binary_cross_entropy_from_logits_values, binary_cross_entropy_from_logits_extreme,
binary_cross_entropy_from_logits_kinds, binary_cross_entropy_from_logits_kept,
binary_cross_entropy_from_logits_far
"""

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0:
        raise ValueError("shapes differ or empty batch")
    y = np.round(y)
    return np.mean(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
