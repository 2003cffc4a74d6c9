"""Sums a vector over all axes where there are two new ones.

Exercise: add
Fails: add_every_kind
"""

import numpy as np


def back(d, shape):
    new = d.ndim - len(shape)
    if new > 1 and len(shape) == 1:
        return np.full(shape, d.sum())
    d = d.sum(axis=tuple(range(new)))
    return d.sum(axis=tuple(i for i, n in enumerate(shape) if n != d.shape[i]), keepdims=True)


def add(x, y):
    x, y = np.asarray(x, dtype=np.float64), np.asarray(y, dtype=np.float64)

    def pull(d):
        d = np.asarray(d, dtype=np.float64)
        return back(d, x.shape), back(d, y.shape)

    return x + y, pull
