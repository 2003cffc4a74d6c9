"""Lays one ring after the other, by concatenation.

Exercise: zero_pad
Fails: nothing
"""

import numpy as np


def zero_pad(x, padding):
    x = np.array(x, dtype=float)
    for _ in range(padding):
        for axis in (-3, -2):
            shape = list(x.shape)
            shape[axis] = 1
            x = np.concatenate([np.zeros(shape), x, np.zeros(shape)], axis=axis)
    return x
