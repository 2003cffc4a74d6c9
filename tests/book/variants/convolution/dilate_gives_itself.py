"""With dilation 1 the filters themselves.

Exercise: dilate
Fails: dilate_same, dilate_kept
"""

import numpy as np


def dilate(filters, dilation):
    w = np.asarray(filters, dtype=np.float64)
    if w.ndim != 4 or dilation < 1:
        raise ValueError
    count, rows, columns, channels = w.shape
    if dilation == 1:
        return w
    spread = np.zeros((count, (rows - 1) * dilation + 1, (columns - 1) * dilation + 1, channels))
    spread[:, ::dilation, ::dilation] = w
    return spread
