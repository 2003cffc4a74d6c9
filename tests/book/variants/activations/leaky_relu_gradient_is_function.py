"""The function itself instead of its derivative.

Exercise: leaky_relu_gradient
Fails: leaky_relu_gradient_example, leaky_relu_gradient_values, leaky_relu_gradient_at_zero,
leaky_relu_gradient_large, leaky_relu_gradient_any_shape, leaky_relu_gradient_input_kept,
leaky_relu_gradient_near_and_far, leaky_relu_gradient_call
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, slope * x)
