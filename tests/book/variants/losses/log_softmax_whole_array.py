"""One sum for all rows.

Exercise: log_softmax
Fails: log_softmax_values, log_softmax_rows, log_softmax_extreme, log_softmax_kinds,
log_softmax_far
"""

import numpy as np


def log_softmax(x):
    x = np.asarray(x, dtype=np.float64)
    s = x - x.max()
    return s - np.log(np.exp(s).sum())
