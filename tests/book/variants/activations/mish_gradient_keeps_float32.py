"""Computes in the precision of the input.

Exercise: mish_gradient
Fails: mish_gradient_any_shape
"""

import numpy as np


def mish_gradient(x):
    x = np.asarray(x)
    e = np.exp(-np.abs(x))
    t = np.tanh(np.maximum(x, 0) + np.log1p(e))
    return t + x * (1 - t**2) * np.where(x >= 0, 1, e) / (1 + e)
