"""The gate is computed from erf; where it is 0, x becomes 0 too, since infinity times 0 is nan.

Exercise: gelu
Fails: nothing
"""

import math

import numpy as np


def gelu(x):
    x = np.asarray(x, dtype=np.float64)
    erf = np.vectorize(math.erf, otypes=[float])
    gate = (1 + erf(x / np.sqrt(2))) / 2
    x = np.where(gate == 0, 0, x)  # -inf * 0 would be nan
    return x * gate
