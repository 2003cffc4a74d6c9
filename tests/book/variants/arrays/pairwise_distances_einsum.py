"""Differences by broadcasting, the sum of squares by einsum.

Exercise: pairwise_distances
Fails: nothing
"""

import numpy as np


def pairwise_distances(a, b):
    a, b = np.array(a, dtype=float), np.array(b, dtype=float)
    if not (a.ndim == b.ndim == 2 and a.shape[1] == b.shape[1]):
        raise ValueError(f"cannot compare the rows of {a.shape} and {b.shape}")
    difference = a[:, None, :] - b[None, :, :]
    return np.einsum("ijk,ijk->ij", difference, difference) ** 0.5
