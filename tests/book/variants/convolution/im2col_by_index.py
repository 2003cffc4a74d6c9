"""By an array of indices.

Exercise: im2col
Fails: nothing
"""

import numpy as np


def im2col(x, rows, columns, padding=0, stride=1):
    x = np.asarray(x, dtype=np.float64)
    if padding < 0 or stride < 1:
        raise ValueError
    x = np.pad(x, [(0, 0)] * (x.ndim - 3) + [(padding, padding)] * 2 + [(0, 0)])
    down, across = (
        (n - f) // stride + 1 for n, f in zip(x.shape[-3:-1], (rows, columns), strict=True)
    )
    if x.shape[-3] < rows or x.shape[-2] < columns:
        raise ValueError
    i = stride * np.arange(down)[:, None, None, None] + np.arange(rows)[:, None]
    j = stride * np.arange(across)[:, None, None] + np.arange(columns)
    return x[..., i, j, :].reshape(*x.shape[:-3], down * across, rows * columns * x.shape[-1])
