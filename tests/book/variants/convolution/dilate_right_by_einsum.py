"""Products with matrices that move rows and columns apart.

Exercise: dilate
Fails: nothing
"""

import numpy as np


def dilate(filters, dilation):
    f = np.array(filters, float)
    if f.ndim != 4 or not dilation > 0:
        raise ValueError
    _n, r, c, _d = f.shape
    row = np.zeros((r, (r - 1) * dilation + 1))
    column = np.zeros((c, (c - 1) * dilation + 1))
    row[range(r), [i * dilation for i in range(r)]] = 1
    column[range(c), [i * dilation for i in range(c)]] = 1
    return np.einsum("nrcd,ri,cj->nijd", f, row, column)
