"""The stride is 2 by default, whatever the size.

Exercise: average_pool
Fails: average_pool_values, average_pool_leftover, average_pool_kept, average_pool_every_option,
average_pool_kinds
"""

import numpy as np


def average_pool(x, size=2, stride=None):
    x = np.asarray(x, dtype=np.float64)
    stride = 2 if stride is None else stride
    rows = (x.shape[-3] - size) // stride + 1
    columns = (x.shape[-2] - size) // stride + 1
    y = np.zeros((*x.shape[:-3], rows, columns, x.shape[-1]))
    for i in range(rows):
        for j in range(columns):
            window = x[..., i * stride : i * stride + size, j * stride : j * stride + size, :]
            y[..., i, j, :] = window.mean(axis=(-3, -2))
    return y
