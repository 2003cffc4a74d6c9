"""Uses the absolute value of beta.

Exercise: swish
Fails: swish_any_beta, swish_call
"""

import numpy as np


def swish(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        y = x / (1 + np.exp(-abs(beta) * x))
    return np.where(x == -np.inf, 0.0, y)
