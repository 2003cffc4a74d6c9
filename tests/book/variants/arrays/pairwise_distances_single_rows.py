"""Takes a vector for a matrix of one row.

Exercise: pairwise_distances
Fails: pairwise_distances_refuses, pairwise_distances_every_shape_refused
"""

import numpy as np


def pairwise_distances(a, b):
    a = np.atleast_2d(np.asarray(a, dtype=np.float64))
    b = np.atleast_2d(np.asarray(b, dtype=np.float64))
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("two matrices of equal width")
    return np.linalg.norm(a[:, np.newaxis] - b, axis=2)
