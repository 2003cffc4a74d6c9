"""x / (1 + exp(-beta x)), with the limit put in.

Exercise: swish
Fails: nothing
"""

import numpy as np


def swish(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        y = x / (1 + np.exp(-beta * x))
    return np.where(np.isneginf(x), 0.0, y)
