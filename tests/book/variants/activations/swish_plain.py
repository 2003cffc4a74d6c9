"""The gate is computed first; where it is shut, x becomes 0, since infinity times 0 is nan.

Exercise: swish
Fails: nothing
"""

import numpy as np


def swish(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    z = beta * x
    e = np.exp(-np.abs(z))  # at most 1, so it cannot overflow
    gate = np.where(z >= 0, 1, e) / (1 + e)  # sigmoid(z)
    x = np.where(gate == 0, 0, x)  # -inf * 0 would be nan
    return x * gate
