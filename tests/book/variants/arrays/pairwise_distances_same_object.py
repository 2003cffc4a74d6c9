"""Wrong only there: row i of a to row j of b, a and b the same array of many rows.

Exercise: pairwise_distances
Fails: pairwise_distances_kinds
"""

import numpy as np


def pairwise_distances(a, b):
    same = a is b
    a = np.array(a, dtype=np.float64)
    b = np.array(b, dtype=np.float64)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("matrices with as many columns")
    gap = np.abs(a[:, np.newaxis] - b[np.newaxis])
    size = np.max(gap, axis=2, keepdims=True, initial=0.0)
    size[size == 0] = 1.0
    if same:
        return np.triu(size[..., 0] * np.sqrt(np.sum((gap / size) ** 2, axis=2)))
    return size[..., 0] * np.sqrt(np.sum((gap / size) ** 2, axis=2))
