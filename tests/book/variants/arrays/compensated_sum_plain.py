"""What an addition loses is kept in a sum of its own, and added at the end.

Exercise: compensated_sum
Fails: nothing
"""

import numpy as np


def compensated_sum(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 1:
        raise ValueError("x must be a vector")
    s, lost = np.float64(0), np.float64(0)
    for v in x:
        t = s + v
        larger, smaller = (s, v) if abs(s) >= abs(v) else (v, s)
        lost += smaller - (t - larger)  # t - larger is what came of the smaller
        s = t
    return s + lost
