"""The gate by the complement of erf.

Exercise: gelu_gradient
Fails: nothing
"""

import math

import numpy as np


def gelu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    gate = np.vectorize(lambda v: math.erfc(-v / math.sqrt(2)) / 2, otypes=[float])
    return gate(x)[()] + x * np.exp(-x * x / 2) / np.sqrt(2 * np.pi)
