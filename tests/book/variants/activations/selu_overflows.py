"""The exponential of a large number is infinite, and times a mask of 0 it is nan.

Exercise: selu
Fails: selu_large, selu_near_and_far, selu_any_shape
"""

import numpy as np


def selu(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        left = 1.6732632423543772 * (np.exp(x) - 1)
        return 1.0507009873554805 * (x * (x > 0) + left * (x <= 0))
