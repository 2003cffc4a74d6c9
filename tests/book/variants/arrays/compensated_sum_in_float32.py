"""Half of the digits are dropped before the sum.

Exercise: compensated_sum
Fails: compensated_sum_example, compensated_sum_values, compensated_sum_cancels,
compensated_sum_larger_comes_later, compensated_sum_kinds
"""

import math

import numpy as np


def compensated_sum(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 1:
        raise ValueError
    with np.errstate(over="ignore"):
        return np.float64(math.fsum(x.astype(np.float32).tolist()))
