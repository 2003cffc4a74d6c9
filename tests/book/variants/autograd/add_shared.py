"""One pull for all.

Exercise: add
Fails: add_again
"""

import numpy as np


def un(d, shape):
    d = np.asarray(d, dtype=np.float64)
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    return d.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


SHAPES = []


def add(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    SHAPES[:] = [x.shape, y.shape]
    return x + y, lambda d: tuple(un(d, shape) for shape in SHAPES)
