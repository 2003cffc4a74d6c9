"""One pull for all.

Exercise: multiply
Fails: multiply_again, multiply_kept
"""

import numpy as np


def un(d, shape):
    d = np.asarray(d, dtype=np.float64)
    d = d.sum(axis=tuple(range(d.ndim - len(shape))))
    return d.sum(axis=tuple(i for i, n in enumerate(shape) if n == 1), keepdims=True)


PAIR = []


def multiply(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)
    PAIR[:] = [x, y]
    return x * y, lambda d: (un(d * PAIR[1], PAIR[0].shape), un(d * PAIR[0], PAIR[1].shape))
