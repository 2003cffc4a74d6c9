"""A Python loop with the math module.

Exercise: elu
Fails: nothing
"""

import numpy as np


def elu(x, alpha=1.0):
    import math

    x = np.asarray(x, dtype=np.float64)
    y = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        y[index] = x[index] if x[index] > 0 else alpha * math.expm1(x[index])
    return y
