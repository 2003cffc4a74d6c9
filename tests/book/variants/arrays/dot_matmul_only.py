"""Leaves every check to @, which takes a matrix with a vector, and stacks.

Exercise: dot
Fails: dot_refuses_axes, dot_every_shape_refused
"""

import numpy as np


def dot(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    return a @ b
