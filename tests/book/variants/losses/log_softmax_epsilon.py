"""A small number inside the logarithm.

Exercise: log_softmax
Fails: log_softmax_values, log_softmax_rows, log_softmax_extreme
"""

import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(x - x.max(axis=-1, keepdims=True))
    return np.log(e / e.sum(axis=-1, keepdims=True) + 1e-12)
