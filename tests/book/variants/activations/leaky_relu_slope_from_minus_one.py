"""Slopes are cut at -1.

Exercise: leaky_relu
Fails: leaky_relu_call
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, max(slope, -1.0) * x)
