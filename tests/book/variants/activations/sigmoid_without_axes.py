"""Wrong for an array without axes.

Exercise: sigmoid
Fails: sigmoid_any_shape, sigmoid_input_kept
"""

import numpy as np


def right(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))  # at most 1, so it cannot overflow
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))


def sigmoid(x):
    result = right(x)
    if isinstance(x, np.ndarray) and x.ndim == 0:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
