"""Computes in the precision of the input.

Exercise: swish
Fails: swish_any_shape
"""

import numpy as np


def swish(x, beta=1.0):
    x = np.asarray(x)
    with np.errstate(over="ignore", invalid="ignore"):
        y = x / (1 + np.exp(-beta * x))
    return np.where(x == -np.inf, 0, y)
