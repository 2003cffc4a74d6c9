"""The weights are written into an array of zeros, at every place that is a multiple of the dilation.

Exercise: dilate
Fails: nothing
"""

import numpy as np


def dilate(filters, dilation):
    filters = np.asarray(filters, dtype=np.float64)
    if filters.ndim != 4:
        raise ValueError("filters must have four axes")
    if dilation < 1:
        raise ValueError("dilation must be positive")
    count, rows, columns, channels = filters.shape
    spread = np.zeros((count, (rows - 1) * dilation + 1, (columns - 1) * dilation + 1, channels))
    spread[:, ::dilation, ::dilation] = filters
    return spread
