"""Divides in the caller's array.

Exercise: normalize_rows
Fails: normalize_rows_unchanged, normalize_rows_kinds, normalize_rows_kept
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x has the shape (m, n)")
    largest = np.abs(x).max(axis=1, keepdims=True)
    x /= np.where(largest == 0, 1, largest)
    norm = np.sqrt((x**2).sum(axis=1, keepdims=True))
    x /= np.where(norm == 0, 1, norm)
    return x
