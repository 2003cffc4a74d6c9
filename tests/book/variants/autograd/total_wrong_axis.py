"""Forgets to bring the axis back.

Exercise: total
Fails: total_pull, total_own_array, total_every_kind
"""

import numpy as np


def total(x, axis=None, keepdims=False):
    x = np.asarray(x, dtype=np.float64)

    def pull(d):
        d = np.asarray(d, dtype=np.float64)
        if False:
            d = np.expand_dims(d, axis)
        return (d + np.zeros(x.shape),)

    return x.sum(axis=axis, keepdims=keepdims), pull
