"""Sorts the numbers in place, which is allowed for a copy only.

Exercise: compensated_sum
Fails: compensated_sum_kept
"""

import math

import numpy as np


def compensated_sum(x):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 1:
        raise ValueError
    if x.flags.writeable:
        x.sort()
    return np.float64(math.fsum(x))
