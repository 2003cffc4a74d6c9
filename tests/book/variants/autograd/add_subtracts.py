"""Subtracts.

Exercise: add
Fails: add_example, add_value, add_kinds, add_every_kind, add_kept, add_every_error
"""

import numpy as np


def un(d, shape):
    d = np.asarray(d, dtype=np.float64)
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    return d.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


def add(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    return x - y, lambda d: (un(d, x.shape), un(d, y.shape))
