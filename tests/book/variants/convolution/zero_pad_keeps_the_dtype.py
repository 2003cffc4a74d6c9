"""Leaves integers integers.

Exercise: zero_pad
Fails: zero_pad_float64, zero_pad_kinds
"""

import numpy as np


def zero_pad(x, padding):
    x = np.asarray(x)
    frame = [(padding, padding), (padding, padding), (0, 0)]
    return np.pad(x, [(0, 0)] * (x.ndim - 3) + frame)
