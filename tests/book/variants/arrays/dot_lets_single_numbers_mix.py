"""Forgives different numbers of axes where there is one number each.

Exercise: dot
Fails: dot_every_shape_refused
"""

import numpy as np


def dot(a, b):
    a, b = np.array(a, dtype=np.float64), np.array(b, dtype=np.float64)
    if a.ndim not in (1, 2) or b.ndim not in (1, 2) or a.shape[-1] != b.shape[0]:
        raise ValueError("the shapes do not fit")
    if a.ndim != b.ndim and max(a.size, b.size) > 1:
        raise ValueError("a matrix with a vector")
    return a @ b
