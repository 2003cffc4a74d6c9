"""The math module's tanh in a loop.

Exercise: tanh
Fails: nothing
"""

import numpy as np


def tanh(x):
    import math

    x = np.asarray(x, dtype=np.float64)
    if x.ndim == 0:
        return math.tanh(x)
    return np.array([math.tanh(value) for value in x.ravel()]).reshape(x.shape)
