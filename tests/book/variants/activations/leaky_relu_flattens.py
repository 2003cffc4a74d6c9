"""Gives back a flat array.

Exercise: leaky_relu
Fails: leaky_relu_values, leaky_relu_any_shape, leaky_relu_input_kept, leaky_relu_near_and_far,
leaky_relu_call
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    x = np.ravel(np.asarray(x, dtype=np.float64))
    return np.where(x > 0, x, slope * x)
