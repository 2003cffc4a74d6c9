"""Subtracts the maximum in place.

Exercise: log_softmax
Fails: log_softmax_input
"""

import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    x -= x.max(axis=-1, keepdims=True)
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))
