"""Fills an array of the input's type: integers cut the slope down to 0.

Exercise: leaky_relu_gradient
Fails: leaky_relu_gradient_example, leaky_relu_gradient_any_shape,
leaky_relu_gradient_near_and_far, leaky_relu_gradient_call
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x)
    y = np.ones_like(x)
    y[x <= 0] = slope
    return y
