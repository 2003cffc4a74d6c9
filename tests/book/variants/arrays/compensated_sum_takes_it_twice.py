"""What was lost is taken away instead of given back.

Exercise: compensated_sum
Fails: compensated_sum_example, compensated_sum_cancels, compensated_sum_larger_comes_later
"""

import numpy as np


def compensated_sum(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 1:
        raise ValueError
    total = lost = 0.0
    for v in x.tolist():
        t = total + v
        lost += (total - t) + v if abs(total) >= abs(v) else (v - t) + total
        total = t
    return np.float64(total - lost)
