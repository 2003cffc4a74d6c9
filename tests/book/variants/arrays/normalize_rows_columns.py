"""Columns of length one.

Exercise: normalize_rows
Fails: normalize_rows_example, normalize_rows_direction, normalize_rows_large, normalize_rows_tiny,
normalize_rows_float64, normalize_rows_kinds, normalize_rows_kept, normalize_rows_scales,
normalize_rows_every_shape_refused, normalize_rows_unchanged
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x has the shape (m, n)")
    largest = np.abs(x).max(axis=0, keepdims=True)
    x = x / np.where(largest == 0, 1, largest)
    norm = np.sqrt((x**2).sum(axis=0, keepdims=True))
    return x / np.where(norm == 0, 1, norm)
