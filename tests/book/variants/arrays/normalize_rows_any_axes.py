"""Takes arrays with any number of axes.

Exercise: normalize_rows
Fails: normalize_rows_refuses, normalize_rows_every_shape_refused
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    largest = np.abs(x).max(axis=-1, keepdims=True)
    x = x / np.where(largest == 0, 1, largest)
    norm = np.sqrt((x**2).sum(axis=-1, keepdims=True))
    return x / np.where(norm == 0, 1, norm)
