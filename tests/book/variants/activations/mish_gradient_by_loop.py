"""A Python loop with the math module.

Exercise: mish_gradient
Fails: nothing
"""

import numpy as np


def mish_gradient(x):
    import math

    x = np.asarray(x, dtype=np.float64)
    y = np.empty(x.shape)
    for index in np.ndindex(x.shape):
        number = float(x[index])
        e = math.exp(-abs(number))
        t = math.tanh(max(number, 0.0) + math.log1p(e))
        y[index] = t + number * (1 - t * t) * (1 if number >= 0 else e) / (1 + e)
    return y
