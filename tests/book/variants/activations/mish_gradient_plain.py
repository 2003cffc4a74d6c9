"""The product rule gives two terms, and the derivative of the softplus is the sigmoid.

Exercise: mish_gradient
Fails: nothing
"""

import numpy as np


def mish_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))  # at most 1, so it cannot overflow
    s = np.maximum(x, 0) + np.log1p(e)  # softplus(x)
    gate = np.where(x >= 0, 1, e) / (1 + e)  # sigmoid(x)
    return np.tanh(s) + x * (1 - np.tanh(s) ** 2) * gate
