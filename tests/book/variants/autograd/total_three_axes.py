"""Knows arrays of up to three axes.

Exercise: total
Fails: total_every_kind
"""

import numpy as np


def total(x, axis=None, keepdims=False):
    x = np.asarray(x, dtype=np.float64)
    value = np.sum(x, axis=axis, keepdims=keepdims)

    def pull(d):
        if axis is not None and not keepdims:
            d = np.expand_dims(d, axis if x.ndim < 4 else -1)
        return (np.ones(x.shape) * d,)

    return value, pull
