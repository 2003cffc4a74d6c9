"""Weight by weight.

Exercise: dilate
Fails: nothing
"""

import numpy as np


def dilate(filters, dilation):
    w = np.asarray(filters, dtype=np.float64)
    if w.ndim != 4 or dilation < 1:
        raise ValueError
    count, rows, columns, channels = w.shape
    spread = np.zeros((count, (rows - 1) * dilation + 1, (columns - 1) * dilation + 1, channels))
    for i, j in np.ndindex(rows, columns):
        spread[:, i * dilation, j * dilation] = w[:, i, j]
    return spread
