"""Computes in the precision of the input.

Exercise: tanh
Fails: tanh_any_shape
"""

import numpy as np


def tanh(x):
    return np.tanh(x)
