"""Two vectors give a matrix of one element.

Exercise: dot
Fails: dot_vectors, dot_kinds
"""

import numpy as np


def dot(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.ndim != b.ndim or a.ndim not in (1, 2):
        raise ValueError("two matrices or two vectors")
    return a @ b if a.ndim == 2 else a.reshape(1, -1) @ b.reshape(-1, 1)
