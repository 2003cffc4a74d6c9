"""Works with a mask of the rows that are not zero.

Exercise: normalize_rows
Fails: nothing
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x has the shape (m, n)")
    unit = np.zeros_like(x)
    rows = np.any(x != 0, axis=1)
    part = x[rows] / np.max(np.abs(x[rows]), axis=1)[:, None]
    unit[rows] = part / np.sqrt(np.einsum("ij,ij->i", part, part))[:, None]
    return unit
