"""Wrong for a hundred rows.

Exercise: normalize_rows
Fails: normalize_rows_kinds
"""

import numpy as np


def right(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 2:
        raise ValueError("x must have two axes")
    largest = np.abs(x).max(axis=1, keepdims=True)
    x = x / np.where(largest == 0, 1, largest)  # now no square overflows or vanishes
    length = np.sqrt(np.sum(x**2, axis=1, keepdims=True))
    return x / np.where(length == 0, 1, length)


def normalize_rows(x):
    result = right(x)
    if np.shape(x)[0] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
