"""The square times both gates.

Exercise: swish_beta_gradient
Fails: nothing
"""

import numpy as np


def swish_beta_gradient(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return x * x / (1 + np.exp(-beta * x)) / (1 + np.exp(beta * x))
