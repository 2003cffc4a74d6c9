"""x exp(bx) / (1 + exp(bx)): nan for large x.

Exercise: swish
Fails: swish_large, swish_infinity, swish_near_and_far, swish_limits, swish_call, swish_any_shape
"""

import numpy as np


def swish(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        return x * np.exp(beta * x) / (1 + np.exp(beta * x))
