"""Computes in the precision of the input.

Exercise: swish_gradient
Fails: swish_gradient_any_shape
"""

import numpy as np


def swish_gradient(x, beta=1.0):
    x = np.asarray(x)
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-beta * x))
    return s + beta * x * s * (1 - s)
