"""x (1 + tanh(beta x / 2)) / 2, with the limit put in.

Exercise: swish
Fails: nothing
"""

import numpy as np


def swish(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    x = np.where(np.isneginf(x), -1e300, x)
    return x * (1 + np.tanh(beta * x / 2)) / 2
