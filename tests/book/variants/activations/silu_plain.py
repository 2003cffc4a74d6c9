"""The gate, a sigmoid that cannot overflow, is computed first and then multiplied by x.

Exercise: silu
Fails: nothing
"""

import numpy as np


def silu(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))  # at most 1, so it cannot overflow
    gate = np.where(x >= 0, 1, e) / (1 + e)  # sigmoid(x)
    return x * gate
