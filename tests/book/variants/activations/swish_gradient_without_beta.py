"""Ignores beta.

Exercise: swish_gradient
Fails: swish_gradient_beta, swish_gradient_call, swish_gradient_input_kept
"""

import numpy as np


def swish_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-x))
    return s + x * s * (1 - s)
