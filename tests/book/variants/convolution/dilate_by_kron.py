"""As a product with a single 1, whose zeros at the end are cut off.

Exercise: dilate
Fails: nothing
"""

import numpy as np


def dilate(filters, dilation):
    w = np.asarray(filters, dtype=np.float64)
    if w.ndim != 4 or dilation < 1:
        raise ValueError
    _, rows, columns, _ = w.shape
    one = np.zeros((1, dilation, dilation, 1))
    one[0, 0, 0, 0] = 1
    spread = np.kron(w, one)
    return spread[:, : (rows - 1) * dilation + 1, : (columns - 1) * dilation + 1].copy()
