"""x sigmoid(beta x) as it stands: nan at minus infinity.

Exercise: swish
Fails: swish_infinity, swish_near_and_far, swish_limits
"""

import numpy as np


def swish(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(beta * x))
    with np.errstate(invalid="ignore"):
        return x * np.where(beta * x >= 0, 1.0, e) / (1 + e)
