"""A function with a name.

Exercise: multiply
Fails: nothing
"""

import numpy as np


def un(d, shape):
    d = np.asarray(d, dtype=np.float64)
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    return d.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


def multiply(x, y):
    x, y = np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)

    def pull(d):
        wide_x, wide_y = np.broadcast_arrays(x, y)
        return un(np.multiply(d, wide_y), x.shape), un(np.multiply(d, wide_x), y.shape)

    return np.multiply(x, y), pull
