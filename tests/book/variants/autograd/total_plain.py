"""The derivative of each sum is handed to all the elements that went into it.

Exercise: total
Fails: nothing
"""

import numpy as np


def total(x, axis=None, keepdims=False):
    x = np.asarray(x, dtype=np.float64)

    def pull(d):
        if axis is not None and not keepdims:
            d = np.expand_dims(d, axis)  # brings back the axis that was summed over
        return (np.broadcast_to(d, x.shape).copy(),)  # a copy can be written to

    return x.sum(axis=axis, keepdims=keepdims), pull
