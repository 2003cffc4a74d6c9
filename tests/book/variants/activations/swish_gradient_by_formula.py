"""The formula with f, as printed.

Exercise: swish_gradient
Fails: nothing
"""

import numpy as np


def swish_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    s = 1 / (1 + np.exp(-beta * x))
    f = x * s
    return beta * f + s * (1 - beta * f)
