"""Scales by the largest entry, not by the largest absolute value.

Exercise: normalize_rows
Fails: normalize_rows_direction, normalize_rows_large, normalize_rows_tiny, normalize_rows_kinds,
normalize_rows_scales
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x has the shape (m, n)")
    largest = x.max(axis=1, keepdims=True)
    x = x / np.where(largest == 0, 1, largest)
    norm = np.sqrt((x**2).sum(axis=1, keepdims=True))
    return x / np.where(norm == 0, 1, norm)
