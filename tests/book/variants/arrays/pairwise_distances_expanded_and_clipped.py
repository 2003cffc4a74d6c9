"""Expands the square and sets what is negative to zero.

Exercise: pairwise_distances
Fails: pairwise_distances_itself, pairwise_distances_far, pairwise_distances_scales
"""

import numpy as np


def pairwise_distances(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("two matrices of equal width")
    squares = (a**2).sum(axis=1)[:, np.newaxis] + (b**2).sum(axis=1) - 2 * a @ b.T
    return np.sqrt(np.maximum(squares, 0))
