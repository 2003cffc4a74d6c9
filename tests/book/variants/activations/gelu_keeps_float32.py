"""Computes in the precision of its input.

Exercise: gelu
Fails: gelu_any_shape
"""

import math

import numpy as np


def gelu(x):
    x = np.asarray(x)
    x = x if x.dtype == np.float32 else x.astype(np.float64)
    erf = np.vectorize(math.erf, otypes=[x.dtype])
    with np.errstate(invalid="ignore"):
        return np.where(x == -np.inf, 0, x / 2 * (1 + erf(x / np.sqrt(2))))[()]
