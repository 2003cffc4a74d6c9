"""With the exact error of each sum, which needs no comparison.

Exercise: compensated_sum
Fails: nothing
"""

import numpy as np


def compensated_sum(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 1:
        raise ValueError
    total = lost = 0.0
    for v in x.tolist():
        t = total + v
        back = t - total
        lost += (total - (t - back)) + (v - back)
        total = t
    return np.float64(total + lost)
