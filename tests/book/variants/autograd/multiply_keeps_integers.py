"""Keeps whole numbers.

Exercise: multiply
Fails: multiply_kinds, multiply_every_kind
"""

import numpy as np


def un(d, shape):
    d = np.asarray(d, dtype=np.float64)
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    return d.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


def multiply(x, y):
    x, y = np.asarray(x), np.asarray(y)
    return x * y, lambda d: (un(d * y, x.shape), un(d * x, y.shape))
