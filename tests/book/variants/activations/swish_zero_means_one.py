"""Takes beta = 0 for a missing one.

Exercise: swish
Fails: swish_any_beta, swish_call, swish_input_kept
"""

import numpy as np


def swish(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    beta = beta or 1.0
    with np.errstate(over="ignore", invalid="ignore"):
        y = x / (1 + np.exp(-beta * x))
    return np.where(x == -np.inf, 0.0, y)
