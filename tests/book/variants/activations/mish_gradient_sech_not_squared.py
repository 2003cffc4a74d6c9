"""sech in the place of its square.

Exercise: mish_gradient
Fails: mish_gradient_example, mish_gradient_values, mish_gradient_difference,
mish_gradient_any_shape, mish_gradient_input_kept, mish_gradient_near_and_far, mish_gradient_call
"""

import numpy as np


def mish_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    s = np.logaddexp(0.0, x)
    t = np.tanh(s)
    e = np.exp(-np.abs(x))
    gate = np.where(x >= 0, 1.0, e) / (1 + e)
    return t + x * np.sqrt(np.maximum(1 - t**2, 0)) * gate
