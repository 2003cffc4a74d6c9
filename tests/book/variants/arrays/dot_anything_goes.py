"""Leaves every check to np.dot, which takes mixtures and numbers.

Exercise: dot
Fails: dot_refuses_axes, dot_every_shape_refused
"""

import numpy as np


def dot(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    return np.dot(a, b)
