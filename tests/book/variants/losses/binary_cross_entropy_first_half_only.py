"""Forgets the half for the targets that are 0.

Exercise: binary_cross_entropy
Fails: binary_cross_entropy_example, binary_cross_entropy_values, binary_cross_entropy_certain,
binary_cross_entropy_kinds, binary_cross_entropy_kept, binary_cross_entropy_ends,
binary_cross_entropy_every_shape_refused, binary_cross_entropy_mean
"""

import numpy as np


def binary_cross_entropy(a, y):
    a = np.asarray(a, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if a.shape != y.shape or a.size == 0:
        raise ValueError("shapes differ or empty batch")
    one = np.where(y == 0, 0.0, y * np.log(np.where(y == 0, 1.0, a)))
    return np.mean(-one)
