"""NumPy's own addition of logarithms, reduced.

Exercise: log_sum_exp
Fails: nothing
"""

import numpy as np


def log_sum_exp(x):
    x = np.asarray(x, dtype=np.float64)
    return np.logaddexp.reduce(x, axis=-1)
