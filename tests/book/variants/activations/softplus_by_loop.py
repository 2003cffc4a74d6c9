"""A Python loop with the math module.

Exercise: softplus
Fails: nothing
"""

import numpy as np


def softplus(x):
    import math

    x = np.asarray(x, dtype=np.float64)
    y = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        y[index] = max(x[index], 0.0) + math.log1p(math.exp(-abs(x[index])))
    return y
