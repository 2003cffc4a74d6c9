"""The maximum of each row is taken off before the exponentials and added again after the logarithm.

Exercise: log_sum_exp
Fails: nothing
"""

import numpy as np


def log_sum_exp(x):
    x = np.asarray(x, dtype=np.float64)
    m = x.max(axis=-1)
    return m + np.log(np.exp(x - m[..., np.newaxis]).sum(axis=-1))
