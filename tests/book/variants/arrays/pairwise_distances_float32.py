"""Single precision.

Exercise: pairwise_distances
Fails: pairwise_distances_values, pairwise_distances_far, pairwise_distances_kinds,
pairwise_distances_kept, pairwise_distances_scales
"""

import numpy as np


def pairwise_distances(a, b):
    a, b = np.asarray(a, dtype=np.float32), np.asarray(b, dtype=np.float32)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("two matrices of equal width")
    return np.linalg.norm(a[:, np.newaxis] - b, axis=2).astype(np.float64)
