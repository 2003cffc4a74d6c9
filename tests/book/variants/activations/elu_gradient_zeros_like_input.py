"""Fills an array of the input's type.

Exercise: elu_gradient
Fails: elu_gradient_example, elu_gradient_any_shape, elu_gradient_near_and_far,
elu_gradient_call
"""

import numpy as np


def elu_gradient(x, alpha=1.0):
    x = np.asarray(x)
    y = np.ones_like(x)
    y[x <= 0] = alpha * np.exp(x[x <= 0])
    return y
