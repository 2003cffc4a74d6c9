"""Ignores what comes from above.

Exercise: total
Fails: total_example, total_pull, total_defaults, total_own_array, total_every_kind, total_kept,
       total_every_error
"""

import numpy as np


def total(x, axis=None, keepdims=False):
    x = np.asarray(x, dtype=np.float64)

    def pull(d):
        d = np.asarray(d, dtype=np.float64)
        if axis is not None and not keepdims:
            d = np.expand_dims(d, axis)
        return (np.ones(x.shape),)

    return x.sum(axis=axis, keepdims=keepdims), pull
