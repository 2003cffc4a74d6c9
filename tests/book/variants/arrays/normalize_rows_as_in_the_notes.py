"""The notes' way: x / ‖x‖ and nothing else.

Exercise: normalize_rows
Fails: normalize_rows_example, normalize_rows_zero, normalize_rows_large, normalize_rows_tiny,
normalize_rows_kinds, normalize_rows_kept, normalize_rows_scales
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x has the shape (m, n)")
    return x / np.linalg.norm(x, axis=1, keepdims=True)
