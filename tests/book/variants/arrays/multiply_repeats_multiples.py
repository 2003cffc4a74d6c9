"""Stretches the shorter of two arrays whenever it divides the longer, as the notes say.

Exercise: multiply
Fails: multiply_refuses, multiply_every_shape_refused
"""

import numpy as np


def multiply(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.ndim and b.ndim and a.shape[-1] % b.shape[-1] == 0:
        b = np.repeat(b, a.shape[-1] // b.shape[-1], axis=-1)
    return a * b
