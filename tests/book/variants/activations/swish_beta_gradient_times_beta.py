"""The inner derivative is taken for beta.

Exercise: swish_beta_gradient
Fails: swish_beta_gradient_example, swish_beta_gradient_difference, swish_beta_gradient_even,
swish_beta_gradient_call, swish_beta_gradient_input_kept
"""

import numpy as np


def swish_beta_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(beta * x))
    return beta * x * x * e / (1 + e) ** 2
