"""Subtracts the maximum and nothing else.

Exercise: log_softmax
Fails: log_softmax_example, log_softmax_values, log_softmax_rows, log_softmax_extreme,
log_softmax_kinds, log_softmax_kept, log_softmax_far, log_softmax_input
"""

import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    return x - x.max(axis=-1, keepdims=True)
