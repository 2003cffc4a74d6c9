"""Rows and columns get zeros at both ends, batch and channels get none; axes are counted from the end.

Exercise: zero_pad
Fails: nothing
"""

import numpy as np


def zero_pad(x, padding):
    x = np.asarray(x, dtype=np.float64)
    frame = (padding, padding)
    batch = [(0, 0)] * (x.ndim - 3)  # empty for a single image
    return np.pad(x, [*batch, frame, frame, (0, 0)])
