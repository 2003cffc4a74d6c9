"""Forgets the derivative of the softplus.

Exercise: mish_gradient
Fails: mish_gradient_example, mish_gradient_values, mish_gradient_difference,
mish_gradient_large, mish_gradient_any_shape, mish_gradient_input_kept,
mish_gradient_near_and_far, mish_gradient_call
"""

import numpy as np


def mish_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    t = np.tanh(np.logaddexp(0.0, x))
    return t + x * (1 - t**2)
