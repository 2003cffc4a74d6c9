"""A Python loop over the elements, and a Python float for a number.

Exercise: relu
Fails: nothing
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim == 0:
        return max(0.0, float(x))
    return np.array([max(0.0, value) for value in x.ravel()], dtype=np.float64).reshape(x.shape)
