"""By ((1 + e)^2 - 1) / ((1 + e)^2 + 1): nan for large x.

Exercise: mish
Fails: mish_large, mish_near_and_far, mish_any_shape
"""

import numpy as np


def mish(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        square = (1 + np.exp(x)) ** 2
        y = x * (square - 1) / (square + 1)
    return np.where(np.isinf(x), np.maximum(x, 0), y)
