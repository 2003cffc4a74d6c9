"""Adds the log-sum-exp instead of subtracting it.

Exercise: log_softmax
Fails: log_softmax_example, log_softmax_values, log_softmax_rows, log_softmax_extreme,
log_softmax_kinds, log_softmax_kept, log_softmax_far, log_softmax_input
"""

import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    s = x - x.max(axis=-1, keepdims=True)
    return s + np.log(np.exp(s).sum(axis=-1, keepdims=True))
