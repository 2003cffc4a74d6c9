"""Two loops with math.dist.

Exercise: pairwise_distances
Fails: nothing
"""

import math

import numpy as np


def pairwise_distances(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if np.ndim(a) != 2 or np.ndim(b) != 2 or len(a[0]) != len(b[0]):
        raise ValueError("rows of equal length, please")
    return np.array([[math.dist(p, q) for q in b] for p in a])
