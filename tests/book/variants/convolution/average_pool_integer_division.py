"""Cuts the fraction of the mean of integers off.

Exercise: average_pool
Fails: average_pool_example, average_pool_float64, average_pool_kinds
"""

import numpy as np


def average_pool(x, size=2, stride=None):
    x = np.asarray(x)
    stride = size if stride is None else stride
    rows = (x.shape[-3] - size) // stride + 1
    columns = (x.shape[-2] - size) // stride + 1
    y = np.zeros((*x.shape[:-3], rows, columns, x.shape[-1]))
    for i in range(rows):
        for j in range(columns):
            window = x[..., i * stride : i * stride + size, j * stride : j * stride + size, :]
            total = window.sum(axis=(-3, -2))
            whole = np.issubdtype(x.dtype, np.integer)
            y[..., i, j, :] = total // size**2 if whole else total / size**2
    return y
