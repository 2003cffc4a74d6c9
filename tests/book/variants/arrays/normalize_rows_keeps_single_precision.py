"""Bytes become float64, but float32 stays float32.

Exercise: normalize_rows
Fails: normalize_rows_float64, normalize_rows_kinds
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x)
    if x.ndim != 2:
        raise ValueError("x has the shape (m, n)")
    largest = np.abs(x).max(axis=1, keepdims=True)
    x = x / np.where(largest == 0, 1, largest)
    norm = np.sqrt((x**2).sum(axis=1, keepdims=True))
    return x / np.where(norm == 0, 1, norm)
