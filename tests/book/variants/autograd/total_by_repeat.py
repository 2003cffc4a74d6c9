"""Repeats.

Exercise: total
Fails: nothing
"""

import numpy as np


def total(x, axis=None, keepdims=False):
    x = np.array(x, dtype=np.float64)

    def pull(d):
        if axis is None:
            return (np.full(x.shape, float(np.reshape(d, ()))),)
        d = np.asarray(d, dtype=np.float64)
        d = d if keepdims else np.expand_dims(d, axis)
        return (np.repeat(d, x.shape[axis], axis=axis),)

    return x.sum(axis, keepdims=keepdims), pull
