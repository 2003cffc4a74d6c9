"""Spreads the rows, not the columns.

Exercise: dilate
Fails: dilate_example, dilate_values, dilate_every_second_pixel, dilate_kinds, dilate_kept,
dilate_every_size, dilate_every_error
"""

import numpy as np


def dilate(filters, dilation):
    w = np.asarray(filters, dtype=np.float64)
    if w.ndim != 4 or dilation < 1:
        raise ValueError
    count, rows, columns, channels = w.shape
    spread = np.zeros((count, (rows - 1) * dilation + 1, columns, channels))
    spread[:, ::dilation] = w
    return spread
