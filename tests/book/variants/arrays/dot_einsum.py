"""Einstein's notation.

Exercise: dot
Fails: nothing
"""

import numpy as np


def dot(a, b):
    a, b = np.array(a, dtype=np.float64), np.array(b, dtype=np.float64)
    if a.ndim == b.ndim == 1 and len(a) == len(b):
        return np.einsum("k,k->", a, b)
    if a.ndim == b.ndim == 2 and a.shape[1] == b.shape[0]:
        return np.einsum("ik,kj->ij", a, b)
    raise ValueError(f"cannot multiply {a.shape} by {b.shape}")
