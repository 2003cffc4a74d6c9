"""Takes a dilation below 1 for 1.

Exercise: dilate
Fails: dilate_every_error
"""

import numpy as np


def dilate(filters, dilation):
    w = np.asarray(filters, dtype=np.float64)
    if w.ndim != 4:
        raise ValueError
    dilation = max(dilation, 1)
    count, rows, columns, channels = w.shape
    spread = np.zeros((count, (rows - 1) * dilation + 1, (columns - 1) * dilation + 1, channels))
    spread[:, ::dilation, ::dilation] = w
    return spread
