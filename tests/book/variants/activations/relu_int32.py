"""Wrong for integers of 32 bits.

Exercise: relu
Fails: relu_any_shape
"""

import numpy as np


def right(x):
    x = np.asarray(x, dtype=np.float64)
    return np.maximum(x, 0)


def relu(x):
    result = right(x)
    if getattr(x, "dtype", None) == np.int32:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
