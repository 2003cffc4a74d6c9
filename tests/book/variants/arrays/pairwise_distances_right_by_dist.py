"""The distance of the standard library, pair by pair.

Exercise: pairwise_distances
Fails: nothing
"""

import numpy as np


def pairwise_distances(a, b):
    from math import dist

    a, b = np.array(a, float), np.array(b, float)
    if a.ndim != 2 or b.ndim != 2 or a.shape[1] != b.shape[1]:
        raise ValueError
    return np.fromiter((dist(p, q) for p in a for q in b), float).reshape(len(a), len(b))
