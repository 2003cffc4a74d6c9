"""A central difference with a wide step instead of the formula.

Exercise: mish_gradient
Fails: mish_gradient_values, mish_gradient_at_zero, mish_gradient_large, mish_gradient_any_shape,
mish_gradient_input_kept, mish_gradient_near_and_far, mish_gradient_call
"""

import numpy as np


def mish_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    h = 1e-4
    up, down = x + h, x - h
    up = up * np.tanh(np.logaddexp(0.0, up))
    down = down * np.tanh(np.logaddexp(0.0, down))
    return (up - down) / (2 * h)
