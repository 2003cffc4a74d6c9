"""Adds one exponential after the other.

Exercise: log_sum_exp
Fails: nothing
"""

import numpy as np


def log_sum_exp(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim > 1:
        return np.array([log_sum_exp(row) for row in x])
    total = -np.inf
    for value in x:
        low, high = min(total, value), max(total, value)
        total = high if low == -np.inf else high + np.log1p(np.exp(low - high))
    return np.float64(total)
