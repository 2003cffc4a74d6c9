"""Computes in the precision of the input.

Exercise: mish
Fails: mish_any_shape
"""

import numpy as np


def mish(x):
    x = np.asarray(x)
    s = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    with np.errstate(invalid="ignore"):
        return np.where(x == -np.inf, 0, x * np.tanh(s))
