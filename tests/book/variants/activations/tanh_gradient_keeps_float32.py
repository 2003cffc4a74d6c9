"""Computes in the precision of the input.

Exercise: tanh_gradient
Fails: tanh_gradient_any_shape
"""

import numpy as np


def tanh_gradient(x):
    return 1 - np.tanh(x) ** 2
