"""By the complement, which keeps its digits on the left.

Exercise: gelu
Fails: nothing
"""

import math

import numpy as np


def gelu(x):
    x = np.asarray(x, dtype=np.float64)
    erfc = np.vectorize(math.erfc, otypes=[float])
    with np.errstate(invalid="ignore"):
        return np.where(x == -np.inf, 0.0, x * erfc(-x / math.sqrt(2)) / 2)[()]
