"""Divides by the number of rows.

Exercise: binary_cross_entropy_from_logits
Fails: binary_cross_entropy_from_logits_values, binary_cross_entropy_from_logits_kinds,
binary_cross_entropy_from_logits_kept
"""

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0:
        raise ValueError("shapes differ or empty batch")
    total = np.sum(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
    return total / len(np.atleast_1d(z))
