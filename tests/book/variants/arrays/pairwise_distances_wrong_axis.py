"""Sums over the rows of the second matrix.

Exercise: pairwise_distances
Fails: pairwise_distances_example, pairwise_distances_values, pairwise_distances_itself,
pairwise_distances_far, pairwise_distances_float64, pairwise_distances_refuses,
pairwise_distances_kinds, pairwise_distances_kept, pairwise_distances_scales,
pairwise_distances_every_shape_refused
"""

import numpy as np


def pairwise_distances(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("two matrices of equal width")
    return np.linalg.norm(a[:, np.newaxis] - b, axis=1)
