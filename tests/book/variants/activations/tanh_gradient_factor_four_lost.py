"""The derivative of the sigmoid at 2x, without the factor 4.

Exercise: tanh_gradient
Fails: tanh_gradient_example, tanh_gradient_difference, tanh_gradient_greatest,
tanh_gradient_any_shape, tanh_gradient_input_kept, tanh_gradient_near_and_far, tanh_gradient_call
"""

import numpy as np


def tanh_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-2 * np.abs(x))
    return e / (1 + e) ** 2
