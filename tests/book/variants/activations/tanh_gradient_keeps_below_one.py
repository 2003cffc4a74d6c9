"""Keeps the result below 1, as the notes' open interval asks.

Exercise: tanh_gradient
Fails: tanh_gradient_greatest
"""

import numpy as np


def tanh_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return np.minimum(1 - np.tanh(x) ** 2, 1 - 1e-12)
