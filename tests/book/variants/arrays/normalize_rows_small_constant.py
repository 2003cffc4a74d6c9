"""Adds a small constant to each length.

Exercise: normalize_rows
Fails: normalize_rows_direction, normalize_rows_tiny, normalize_rows_scales, normalize_rows_kinds
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x has the shape (m, n)")
    return x / (np.hypot.reduce(x, axis=1, keepdims=True) + 1e-12)
