"""Wrong for an array without axes.

Exercise: tanh_gradient
Fails: tanh_gradient_any_shape, tanh_gradient_input_kept
"""

import numpy as np


def right(x):
    x = np.asarray(x, dtype=np.float64)
    return 1 - np.tanh(x) ** 2


def tanh_gradient(x):
    result = right(x)
    if isinstance(x, np.ndarray) and x.ndim == 0:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
