"""Takes the new number for the smaller one, always.

Exercise: compensated_sum
Fails: compensated_sum_cancels, compensated_sum_larger_comes_later
"""

import numpy as np


def compensated_sum(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 1:
        raise ValueError
    total = lost = 0.0
    for v in x.tolist():
        t = total + v
        lost += (total - t) + v
        total = t
    return np.float64(total + lost)
