"""Subtracts a logarithm of a sum that overflows.

Exercise: log_softmax
Fails: log_softmax_extreme, log_softmax_far
"""

import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))
