"""Each half of the formula counts only where its weight is not 0, so that 0 ln 0 is 0 and a wrong certainty costs infinity.

Exercise: binary_cross_entropy
Fails: nothing
"""

import numpy as np


def binary_cross_entropy(a, y):
    a = np.asarray(a, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if a.shape != y.shape or a.size == 0:
        raise ValueError("a and y need one shape, and at least one entry")
    with np.errstate(divide="ignore", invalid="ignore"):  # ln 0 is expected
        one = np.where(y == 0, 0, y * np.log(a))
        zero = np.where(y == 1, 0, (1 - y) * np.log(1 - a))
    return -np.mean(one + zero)
