"""Minus infinity times a gate of 0 is nan.

Exercise: gelu
Fails: gelu_infinity
"""

import math

import numpy as np


def gelu(x):
    x = np.asarray(x, dtype=np.float64)
    erf = np.vectorize(math.erf, otypes=[float])
    return (x / 2 * (1 + erf(x / np.sqrt(2))))[()]
