"""Reshapes.

Exercise: total
Fails: nothing
"""

import numpy as np


def total(x, axis=None, keepdims=False):
    x = np.array(x, dtype=np.float64)
    shape = np.sum(x, axis=axis, keepdims=True).shape

    def pull(d):
        return (np.ones(x.shape) * np.reshape(d, shape),)

    return np.sum(x, axis=axis, keepdims=keepdims), pull
