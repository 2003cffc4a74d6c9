"""erf of x itself, not of x over the root of 2.

Exercise: gelu
Fails: gelu_example, gelu_values, gelu_any_shape, gelu_input_kept, gelu_call, gelu_near_and_far
"""

import math

import numpy as np


def gelu(x):
    x = np.asarray(x, dtype=np.float64)
    erf = np.vectorize(math.erf, otypes=[float])
    with np.errstate(invalid="ignore"):
        return np.where(x == -np.inf, 0.0, x / 2 * (1 + erf(x)))[()]
