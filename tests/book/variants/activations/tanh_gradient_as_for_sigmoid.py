"""t (1 - t), the formula of the sigmoid.

Exercise: tanh_gradient
Fails: tanh_gradient_example, tanh_gradient_difference, tanh_gradient_greatest,
tanh_gradient_large, tanh_gradient_any_shape, tanh_gradient_input_kept,
tanh_gradient_near_and_far, tanh_gradient_call
"""

import numpy as np


def tanh_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    t = np.tanh(x)
    return t * (1 - t)
