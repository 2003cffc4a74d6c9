"""The derivative of max(x, p x), wrong for slopes above 1.

Exercise: leaky_relu_gradient
Fails: leaky_relu_gradient_values, leaky_relu_gradient_large, leaky_relu_gradient_near_and_far,
leaky_relu_gradient_call
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > slope * x, 1.0, slope)
