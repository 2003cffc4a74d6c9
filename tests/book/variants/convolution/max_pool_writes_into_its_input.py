"""Writes the result into the array it was given.

Exercise: max_pool
Fails: max_pool_float64, max_pool_kinds, max_pool_kept, max_pool_every_option
"""

import numpy as np


def max_pool(x, size=2, stride=None):
    x = np.asarray(x, dtype=np.float64)
    stride = size if stride is None else stride
    rows = (x.shape[-3] - size) // stride + 1
    columns = (x.shape[-2] - size) // stride + 1
    y = x[..., :rows, :columns, :]
    for i in range(rows):
        for j in range(columns):
            window = x[..., i * stride : i * stride + size, j * stride : j * stride + size, :]
            y[..., i, j, :] = window.max(axis=(-3, -2))
    return y
