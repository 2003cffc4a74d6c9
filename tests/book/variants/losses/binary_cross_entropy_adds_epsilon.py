"""Adds a small number inside the logarithms.

Exercise: binary_cross_entropy
Fails: binary_cross_entropy_values, binary_cross_entropy_certain, binary_cross_entropy_kinds,
binary_cross_entropy_ends, binary_cross_entropy_every_shape_refused, binary_cross_entropy_kept
"""

import numpy as np


def binary_cross_entropy(a, y):
    a = np.asarray(a, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if a.shape != y.shape or a.size == 0:
        raise ValueError("shapes differ or empty batch")
    eps = 1e-12
    return np.mean(-(y * np.log(a + eps) + (1 - y) * np.log(1 - a + eps)))
