"""Turns the second matrix when only so it fits.

Exercise: dot
Fails: dot_refuses_sizes, dot_every_shape_refused
"""

import numpy as np


def dot(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.ndim != b.ndim or a.ndim not in (1, 2):
        raise ValueError("two matrices or two vectors")
    return a @ (b if a.shape[-1] == b.shape[0] else b.T)
