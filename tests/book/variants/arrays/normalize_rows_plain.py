"""Each row is divided by its largest entry before anything is squared, then by its length; a 0 is replaced by 1 before a division.

Exercise: normalize_rows
Fails: nothing
"""

import numpy as np


def normalize_rows(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x must have two axes")
    largest = np.abs(x).max(axis=1, keepdims=True)
    x = x / np.where(largest == 0, 1, largest)  # now no square overflows or vanishes
    length = np.sqrt(np.sum(x**2, axis=1, keepdims=True))
    return x / np.where(length == 0, 1, length)
