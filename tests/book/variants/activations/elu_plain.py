"""Positive numbers are replaced by 0 before the exponential is taken, so that it cannot overflow.

Exercise: elu
Fails: nothing
"""

import numpy as np


def elu(x, alpha=1.0):
    x = np.asarray(x, dtype=np.float64)
    below = alpha * np.expm1(np.minimum(x, 0))  # expm1(x) is exp(x) - 1, exact near 0 too
    return np.where(x > 0, x, below)
