"""Bytes stay bytes, and wrap round below zero.

Exercise: pairwise_distances
Fails: pairwise_distances_float64, pairwise_distances_kinds
"""

import numpy as np


def pairwise_distances(a, b):
    a, b = np.asarray(a), np.asarray(b)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("two matrices of equal width")
    return np.linalg.norm(a[:, np.newaxis] - b, axis=2)
