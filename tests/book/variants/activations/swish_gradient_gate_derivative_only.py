"""The first term of the product rule is missing.

Exercise: swish_gradient
Fails: swish_gradient_example, swish_gradient_difference, swish_gradient_beta,
swish_gradient_large, swish_gradient_any_shape, swish_gradient_input_kept,
swish_gradient_near_and_far, swish_gradient_call
"""

import numpy as np


def swish_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-beta * x))
    return beta * x * s * (1 - s)
