"""Pads every axis but the last, the batch as well.

Exercise: zero_pad
Fails: zero_pad_values, zero_pad_shape, zero_pad_float64, zero_pad_kinds, zero_pad_frame
"""

import numpy as np


def zero_pad(x, padding):
    x = np.asarray(x, dtype=np.float64)
    frame = [(padding, padding), (padding, padding), (0, 0)]
    return np.pad(x, [(padding, padding)] * (x.ndim - 3) + frame)
