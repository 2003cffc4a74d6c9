"""The result keeps the type of the arguments.

Exercise: dot
Fails: dot_float64, dot_kinds
"""

import numpy as np


def dot(a, b):
    a, b = np.asarray(a), np.asarray(b)
    if a.ndim != b.ndim or a.ndim not in (1, 2):
        raise ValueError("two matrices or two vectors")
    return a @ b
