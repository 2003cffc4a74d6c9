"""The softplus has the natural logarithm; where the gate is 0, x becomes 0 too, to avoid a nan.

Exercise: mish
Fails: nothing
"""

import numpy as np


def mish(x):
    x = np.asarray(x, dtype=np.float64)
    s = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))  # softplus, without overflow
    gate = np.tanh(s)
    x = np.where(gate == 0, 0, x)  # -inf * 0 would be nan
    return x * gate
