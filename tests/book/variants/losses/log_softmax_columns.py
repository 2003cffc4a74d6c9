"""Along axis 0.

Exercise: log_softmax
Fails: log_softmax_values, log_softmax_rows, log_softmax_extreme
"""

import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    s = x - x.max(axis=0, keepdims=True)
    return s - np.log(np.exp(s).sum(axis=0, keepdims=True))
