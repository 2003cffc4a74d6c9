"""A column times a row, both of the type np.matrix, and so is the result.

Exercise: outer
Fails: outer_kinds, outer_kept
"""

import numpy as np


def outer(a, b):
    a, b = np.array(a, dtype=np.float64), np.array(b, dtype=np.float64)
    return np.asmatrix(a.ravel()).T * np.asmatrix(b.ravel())
