"""One maximum for all rows: rows that lie lower become minus infinity.

Exercise: log_sum_exp
Fails: log_sum_exp_extreme, log_sum_exp_far
"""

import numpy as np


def log_sum_exp(x):
    x = np.asarray(x, dtype=np.float64)
    return x.max() + np.log(np.exp(x - x.max()).sum(axis=-1))
