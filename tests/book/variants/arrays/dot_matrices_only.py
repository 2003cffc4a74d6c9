"""Refuses two vectors.

Exercise: dot
Fails: dot_vectors, dot_float64, dot_kinds
"""

import numpy as np


def dot(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.ndim != 2 or b.ndim != 2:
        raise ValueError("two matrices")
    return a @ b
