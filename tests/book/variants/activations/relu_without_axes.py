"""Wrong for an array without axes.

Exercise: relu
Fails: relu_any_shape, relu_input_kept
"""

import numpy as np


def right(x):
    x = np.asarray(x, dtype=np.float64)
    return np.maximum(x, 0)


def relu(x):
    result = right(x)
    if isinstance(x, np.ndarray) and x.ndim == 0:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
