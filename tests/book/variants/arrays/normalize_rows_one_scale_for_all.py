"""Divides by the largest entry of the whole matrix, not of the row.

Exercise: normalize_rows
Fails: normalize_rows_large, normalize_rows_tiny, normalize_rows_scales
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x has the shape (m, n)")
    x = x / (np.abs(x).max() or 1)
    norm = np.sqrt((x**2).sum(axis=1, keepdims=True))
    return x / np.where(norm == 0, 1, norm)
