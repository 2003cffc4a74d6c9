"""Sorted by size first, which is not enough.

Exercise: compensated_sum
Fails: compensated_sum_example, compensated_sum_cancels, compensated_sum_larger_comes_later
"""

import numpy as np


def compensated_sum(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 1:
        raise ValueError
    total = 0.0
    for v in sorted(x.tolist(), key=abs):
        total += v
    return np.float64(total)
