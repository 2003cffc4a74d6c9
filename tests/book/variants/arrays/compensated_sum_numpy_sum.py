"""The sum of NumPy.

Exercise: compensated_sum
Fails: compensated_sum_example, compensated_sum_cancels, compensated_sum_larger_comes_later
"""

import numpy as np


def compensated_sum(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 1:
        raise ValueError
    return x.sum()
