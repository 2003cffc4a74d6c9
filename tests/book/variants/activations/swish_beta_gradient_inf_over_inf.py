"""The exponential overflows for large numbers.

Exercise: swish_beta_gradient
Fails: swish_beta_gradient_large, swish_beta_gradient_near_and_far, swish_beta_gradient_call,
swish_beta_gradient_any_shape
"""

import numpy as np


def swish_beta_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(beta * x)
        return x * x * e / (1 + e) ** 2
