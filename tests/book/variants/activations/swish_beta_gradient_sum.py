"""All elements are added up, as for a beta that they share.

Exercise: swish_beta_gradient
Fails: swish_beta_gradient_example, swish_beta_gradient_difference, swish_beta_gradient_even,
swish_beta_gradient_large, swish_beta_gradient_any_shape, swish_beta_gradient_input_kept,
swish_beta_gradient_near_and_far, swish_beta_gradient_call
"""

import numpy as np


def swish_beta_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(beta * x))
    return np.sum(x * x * e / (1 + e) ** 2)
