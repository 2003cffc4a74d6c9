"""The factors the other way round.

Exercise: multiply
Fails: multiply_example, multiply_pull, multiply_differences, multiply_every_kind, multiply_kept,
       multiply_every_error
"""

import numpy as np


def un(d, shape):
    d = np.asarray(d, dtype=np.float64)
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    return d.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


def multiply(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    return x * y, lambda d: (un(d * x, x.shape), un(d * y, y.shape))
