"""The limit put in with np.where.

Exercise: mish
Fails: nothing
"""

import numpy as np


def mish(x):
    x = np.asarray(x, dtype=np.float64)
    s = np.maximum(x, 0) + np.log1p(np.exp(-np.abs(x)))
    with np.errstate(invalid="ignore"):
        return np.where(x == -np.inf, 0.0, x * np.tanh(s))
