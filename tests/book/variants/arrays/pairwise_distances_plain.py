"""A new axis lets one subtraction make all differences; they are squared, added along the last axis, and the root is taken.

Exercise: pairwise_distances
Fails: nothing
"""

import numpy as np


def pairwise_distances(a, b):
    a = np.asarray(a, dtype=np.float64)
    b = np.asarray(b, dtype=np.float64)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError("a and b must have two axes, and equally many columns")
    differences = a[:, np.newaxis] - b  # (m, 1, d) - (n, d) is (m, n, d)
    return np.sqrt(np.sum(differences**2, axis=-1))
