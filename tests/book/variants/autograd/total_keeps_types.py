"""Keeps the types.

Exercise: total
Fails: total_kinds, total_every_kind
"""

import numpy as np


def total(x, axis=None, keepdims=False):
    x = np.asarray(x)

    def pull(d):
        d = np.asarray(d, dtype=np.float64)
        if axis is not None and not keepdims:
            d = np.expand_dims(d, axis)
        return (d + np.zeros(x.shape),)

    return x.sum(axis=axis, keepdims=keepdims), pull
