"""Subtracts the minimum of the row instead of its maximum.

Exercise: log_sum_exp
Fails: log_sum_exp_extreme, log_sum_exp_far
"""

import numpy as np


def log_sum_exp(x):
    x = np.asarray(x, dtype=np.float64)
    low = x.min(axis=-1, keepdims=True)
    return low[..., 0] + np.log(np.exp(x - low).sum(axis=-1))
