"""Changes what comes from above.

Exercise: total
Fails: total_pull, total_own_array, total_every_kind, total_kept
"""

import numpy as np


def total(x, axis=None, keepdims=False):
    x = np.asarray(x, dtype=np.float64)

    def pull(d):
        d = np.asarray(d, dtype=np.float64)
        given = d
        if axis is not None and not keepdims:
            d = np.expand_dims(d, axis)
        result = d + np.zeros(x.shape)
        if given.ndim:
            given += 1
        return (result,)

    return x.sum(axis=axis, keepdims=keepdims), pull
