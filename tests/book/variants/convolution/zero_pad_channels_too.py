"""Pads the channels as well.

Exercise: zero_pad
Fails: zero_pad_example, zero_pad_values, zero_pad_shape, zero_pad_single_image, zero_pad_float64,
zero_pad_kinds, zero_pad_kept, zero_pad_frame
"""

import numpy as np


def zero_pad(x, padding):
    x = np.asarray(x, dtype=np.float64)
    frame = [(padding, padding), (padding, padding), (padding, padding)]
    return np.pad(x, [(0, 0)] * (x.ndim - 3) + frame)
