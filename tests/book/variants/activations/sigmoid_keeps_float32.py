"""Computes in the precision of the input.

Exercise: sigmoid
Fails: sigmoid_any_shape
"""

import numpy as np


def sigmoid(x):
    e = np.exp(-np.abs(x))
    return np.where(np.asarray(x) >= 0, 1, e) / (1 + e)
