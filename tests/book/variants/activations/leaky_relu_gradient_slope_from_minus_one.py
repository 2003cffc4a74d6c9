"""Slopes are cut at -1.

Exercise: leaky_relu_gradient
Fails: leaky_relu_gradient_call
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, 1.0, max(slope, -1.0))
