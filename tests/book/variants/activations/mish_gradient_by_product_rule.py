"""The product rule, with 1 - t squared.

Exercise: mish_gradient
Fails: nothing
"""

import numpy as np


def mish_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    s = np.logaddexp(0.0, x)
    t = np.tanh(s)
    e = np.exp(-np.abs(x))
    gate = np.where(x >= 0, 1.0, e) / (1 + e)
    return t + x * (1 - t**2) * gate
