"""Means over what was repeated.

Exercise: multiply
Fails: multiply_example, multiply_pull, multiply_differences, multiply_every_kind, multiply_kept
"""

import numpy as np


def un(d, shape):
    d = np.asarray(d, dtype=np.float64)
    d = d.mean(axis=tuple(range(d.ndim - len(shape))))
    return d.mean(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


def multiply(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    return x * y, lambda d: (un(d * y, x.shape), un(d * x, y.shape))
