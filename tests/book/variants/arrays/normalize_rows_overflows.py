"""Squares the entries as they are; zero rows are thought of.

Exercise: normalize_rows
Fails: normalize_rows_large, normalize_rows_tiny, normalize_rows_scales, normalize_rows_kinds
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x has the shape (m, n)")
    norm = np.sqrt((x**2).sum(axis=1, keepdims=True))
    return x / np.where(norm == 0, 1, norm)
