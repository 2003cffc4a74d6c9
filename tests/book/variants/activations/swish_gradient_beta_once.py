"""f + sigmoid (1 - f), right for beta = 1 only.

Exercise: swish_gradient
Fails: swish_gradient_beta, swish_gradient_call, swish_gradient_input_kept
"""

import numpy as np


def swish_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        s = 1 / (1 + np.exp(-beta * x))
    f = x * s
    return f + s * (1 - f)
