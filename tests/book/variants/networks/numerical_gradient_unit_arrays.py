"""Adds and subtracts h times a unit array.

Exercise: numerical_gradient
Fails: nothing
"""

import numpy as np


def numerical_gradient(f, x, step=1e-5):
    x = np.float64(x)
    units = step * np.eye(x.size).reshape(-1, *x.shape)
    pairs = [(f(x + unit), f(x - unit)) for unit in units]
    if any(np.ndim(value) for pair in pairs for value in pair):
        raise ValueError("f must give one number")
    return np.reshape([high - low for high, low in pairs], x.shape) / (2 * step)
