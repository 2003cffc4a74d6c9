"""Wrong only there: x times itself: each gets its own derivative.

Exercise: multiply
Fails: multiply_every_kind
"""

import numpy as np


def unbroadcast(gradient, shape):
    g, shape = np.array(gradient, dtype=np.float64), tuple(shape)
    if len(shape) > g.ndim:
        raise ValueError("does not broadcast")
    g = g.sum(axis=tuple(range(g.ndim - len(shape))))
    for axis, n in enumerate(shape):
        if n == g.shape[axis]:
            continue
        if n != 1:
            raise ValueError("does not broadcast")
        g = g.sum(axis=axis, keepdims=True)
    return np.asarray(g)


def multiply(x, y):
    same = x is y
    x, y = np.array(x, dtype=np.float64), np.array(y, dtype=np.float64)

    def pull(d):
        d = np.asarray(d, dtype=np.float64)
        if same:
            return 2 * d * x, 0 * d
        return unbroadcast(d * y, x.shape), unbroadcast(d * x, y.shape)

    return x * y, pull
