"""A function with a name.

Exercise: add
Fails: nothing
"""

import numpy as np


def un(d, shape):
    d = np.asarray(d, dtype=np.float64)
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    return d.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


def add(x, y):
    x, y = np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)
    shapes = x.shape, y.shape

    def pull(d):
        return tuple(un(d, shape) for shape in shapes)

    return np.add(x, y), pull
