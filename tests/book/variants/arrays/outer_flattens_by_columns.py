"""Flattens matrices with the first axis fastest.

Exercise: outer
Fails: outer_flattens, outer_kinds
"""

import numpy as np


def outer(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    return np.outer(a.ravel(order="F"), b.ravel(order="F"))
