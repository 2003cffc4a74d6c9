"""Fills an array of the input's type.

Exercise: elu
Fails: elu_example, elu_any_shape, elu_near_and_far, elu_call
"""

import numpy as np


def elu(x, alpha=1.0):
    x = np.asarray(x)
    y = np.empty_like(x)
    y[...] = np.where(x > 0, x, alpha * np.expm1(np.minimum(x, 0)))
    return y
