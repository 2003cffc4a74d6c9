"""The formula as it stands: overflows at 1000.

Exercise: log_sum_exp
Fails: log_sum_exp_example, log_sum_exp_extreme, log_sum_exp_far
"""

import numpy as np


def log_sum_exp(x):
    x = np.asarray(x, dtype=np.float64)
    return np.log(np.exp(x).sum(axis=-1))
