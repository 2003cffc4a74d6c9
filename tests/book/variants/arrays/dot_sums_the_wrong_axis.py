"""Broadcasts to (m, k, n) and sums over the rows of the first.

Exercise: dot
Fails: dot_example, dot_matrices, dot_float64, dot_refuses_sizes, dot_refuses_axes, dot_kinds,
dot_kept, dot_every_shape_refused
"""

import numpy as np


def dot(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.ndim != b.ndim or a.ndim not in (1, 2) or a.shape[-1] != b.shape[0]:
        raise ValueError("two matrices or two vectors")
    return (a * b).sum() if a.ndim == 1 else (a[:, :, np.newaxis] * b).sum(axis=0)
