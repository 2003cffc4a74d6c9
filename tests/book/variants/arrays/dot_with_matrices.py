"""Multiplies with np.asmatrix, and hands the matrix on.

Exercise: dot
Fails: dot_kinds, dot_kept, dot_every_shape_refused
"""

import numpy as np


def dot(a, b):
    a, b = np.array(a, dtype=np.float64), np.array(b, dtype=np.float64)
    if a.ndim not in (1, 2) or a.ndim != b.ndim or a.shape[-1] != b.shape[0]:
        raise ValueError("neither two matrices nor two vectors that fit")
    return a @ b if a.ndim == 1 else np.asmatrix(a) * np.asmatrix(b)
