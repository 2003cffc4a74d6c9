"""Windows lie side by side whatever the stride.

Exercise: average_pool
Fails: average_pool_stride, average_pool_every_option, average_pool_kinds
"""

import numpy as np


def average_pool(x, size=2, stride=None):
    x = np.asarray(x, dtype=np.float64)
    stride = size
    rows = (x.shape[-3] - size) // stride + 1
    columns = (x.shape[-2] - size) // stride + 1
    y = np.zeros((*x.shape[:-3], rows, columns, x.shape[-1]))
    for i in range(rows):
        for j in range(columns):
            window = x[..., i * stride : i * stride + size, j * stride : j * stride + size, :]
            y[..., i, j, :] = window.mean(axis=(-3, -2))
    return y
