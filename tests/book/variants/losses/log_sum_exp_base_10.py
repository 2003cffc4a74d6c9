"""Logarithm to base 10.

Exercise: log_sum_exp
Fails: log_sum_exp_example, log_sum_exp_values, log_sum_exp_shift, log_sum_exp_extreme,
log_sum_exp_kinds, log_sum_exp_kept, log_sum_exp_far
"""

import numpy as np


def log_sum_exp(x):
    x = np.asarray(x, dtype=np.float64)
    top = x.max(axis=-1, keepdims=True)
    return top[..., 0] + np.log10(np.exp(x - top).sum(axis=-1))
