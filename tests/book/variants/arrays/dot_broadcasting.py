"""Broadcasts to (m, k, n) and sums over the axis in the middle.

Exercise: dot
Fails: nothing
"""

import numpy as np


def dot(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.ndim != b.ndim or a.ndim not in (1, 2) or a.shape[-1] != b.shape[0]:
        raise ValueError("two matrices or two vectors")
    return (a * b).sum() if a.ndim == 1 else (a[:, :, np.newaxis] * b).sum(axis=1)
