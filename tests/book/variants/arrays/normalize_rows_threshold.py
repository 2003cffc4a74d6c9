"""Leaves every row shorter than a threshold as it is.

Exercise: normalize_rows
Fails: normalize_rows_tiny, normalize_rows_scales
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x has the shape (m, n)")
    norm = np.hypot.reduce(x, axis=1, keepdims=True)
    return x / np.where(norm < 1e-12, 1, norm)
