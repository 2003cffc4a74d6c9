"""Pools the last two axes, as for (channels, height, width).

Exercise: max_pool
Fails: max_pool_example, max_pool_values, max_pool_negative, max_pool_stride, max_pool_leftover,
max_pool_channels, max_pool_single_image, max_pool_float64, max_pool_kinds, max_pool_kept,
max_pool_every_option
"""

import numpy as np


def max_pool(x, size=2, stride=None):
    x = np.asarray(x, dtype=np.float64)
    stride = size if stride is None else stride
    *before, height, width = x.shape
    rows, columns = (height - size) // stride + 1, (width - size) // stride + 1
    y = np.zeros((*before, max(rows, 0), max(columns, 0)))
    for i in range(rows):
        for j in range(columns):
            window = x[..., i * stride : i * stride + size, j * stride : j * stride + size]
            y[..., i, j] = window.max(axis=(-2, -1))
    return y
