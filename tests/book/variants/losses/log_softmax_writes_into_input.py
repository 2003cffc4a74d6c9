"""Subtracts the maximum in place.

Exercise: log_softmax
Fails: log_softmax_input, log_softmax_kinds, log_softmax_kept
"""

import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    x -= x.max(axis=-1, keepdims=True)
    return x - np.log(np.exp(x).sum(axis=-1, keepdims=True))
