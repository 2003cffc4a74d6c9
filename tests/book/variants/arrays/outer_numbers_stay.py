"""Two numbers give a number.

Exercise: outer
Fails: outer_numbers, outer_kinds, outer_kept
"""

import numpy as np


def outer(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    return a * b if a.ndim == 0 or b.ndim == 0 else np.outer(a, b)
