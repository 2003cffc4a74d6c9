"""beta is 2 when none is given.

Exercise: swish_beta_gradient
Fails: swish_beta_gradient_any_shape, swish_beta_gradient_input_kept,
swish_beta_gradient_near_and_far, swish_beta_gradient_call
"""

import numpy as np


def swish_beta_gradient(x, beta=2.0):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(beta * x))
    return x * x * e / (1 + e) ** 2
