"""Wrong for a matrix of a hundred columns.

Exercise: tanh_gradient
Fails: tanh_gradient_any_shape
"""

import numpy as np


def right(x):
    x = np.asarray(x, dtype=np.float64)
    return 1 - np.tanh(x) ** 2


def tanh_gradient(x):
    result = right(x)
    if np.ndim(x) == 2 and np.shape(x)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
