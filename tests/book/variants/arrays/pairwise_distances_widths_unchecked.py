"""Lets a width of 1 be stretched.

Exercise: pairwise_distances
Fails: pairwise_distances_refuses, pairwise_distances_every_shape_refused
"""

import numpy as np


def pairwise_distances(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.ndim != 2 or b.ndim != 2:
        raise ValueError("two matrices")
    return np.linalg.norm(a[:, np.newaxis] - b, axis=2)
