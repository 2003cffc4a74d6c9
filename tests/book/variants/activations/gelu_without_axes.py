"""Wrong for an array without axes.

Exercise: gelu
Fails: gelu_any_shape, gelu_input_kept
"""

import math

import numpy as np


def right(x):
    x = np.asarray(x, dtype=np.float64)
    erf = np.vectorize(math.erf, otypes=[float])
    gate = (1 + erf(x / np.sqrt(2))) / 2
    x = np.where(gate == 0, 0, x)  # -inf * 0 would be nan
    return x * gate


def gelu(x):
    result = right(x)
    if isinstance(x, np.ndarray) and x.ndim == 0:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
