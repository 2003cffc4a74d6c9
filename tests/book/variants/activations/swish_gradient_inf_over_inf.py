"""Its sigmoid is nan for large x.

Exercise: swish_gradient
Fails: swish_gradient_large, swish_gradient_near_and_far, swish_gradient_call,
swish_gradient_any_shape
"""

import numpy as np


def swish_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        s = np.exp(beta * x) / (1 + np.exp(beta * x))
    return s + beta * x * s * (1 - s)
