"""Clips the probabilities as finely as floats allow near 1.

Exercise: binary_cross_entropy
Fails: binary_cross_entropy_certain, binary_cross_entropy_kinds, binary_cross_entropy_ends
"""

import numpy as np


def binary_cross_entropy(a, y):
    a = np.asarray(a, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if a.shape != y.shape or a.size == 0:
        raise ValueError("shapes differ or empty batch")
    a = np.clip(a, 1e-15, 1 - 1e-15)
    return np.mean(-(y * np.log(a) + (1 - y) * np.log(1 - a)))
