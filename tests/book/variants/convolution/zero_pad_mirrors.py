"""Fills the frame with a mirror image.

Exercise: zero_pad
Fails: zero_pad_example, zero_pad_frame, zero_pad_single_image, zero_pad_kinds, zero_pad_kept
"""

import numpy as np


def zero_pad(x, padding):
    x = np.asarray(x, dtype=np.float64)
    frame = [(padding, padding), (padding, padding), (0, 0)]
    return np.pad(x, [(0, 0)] * (x.ndim - 3) + frame, mode="symmetric")
