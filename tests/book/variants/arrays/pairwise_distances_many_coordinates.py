"""Wrong for points of a hundred coordinates.

Exercise: pairwise_distances
Fails: pairwise_distances_kinds
"""

import numpy as np


def right(a, b):
    a = np.asarray(a, dtype=np.float64)
    b = np.asarray(b, dtype=np.float64)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("a and b must have two axes, and equally many columns")
    differences = a[:, np.newaxis] - b  # (m, 1, d) - (n, d) is (m, n, d)
    return np.sqrt(np.sum(differences**2, axis=-1))


def pairwise_distances(a, b):
    result = right(a, b)
    if np.shape(a)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
