"""Computes in the precision of the input.

Exercise: leaky_relu
Fails: leaky_relu_any_shape, leaky_relu_call
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    x = np.asarray(x)
    return np.where(x > 0, x, slope * x)
