"""Fills incomplete windows with zeros.

Exercise: max_pool
Fails: max_pool_leftover, max_pool_kinds, max_pool_kept, max_pool_every_option
"""

import numpy as np


def max_pool(x, size=2, stride=None):
    x = np.asarray(x, dtype=np.float64)
    stride = size if stride is None else stride
    extra = [(0, -n % stride) for n in x.shape[-3:-1]]
    x = np.pad(x, [(0, 0)] * (x.ndim - 3) + extra + [(0, 0)])
    rows = (x.shape[-3] - size) // stride + 1
    columns = (x.shape[-2] - size) // stride + 1
    y = np.zeros((*x.shape[:-3], rows, columns, x.shape[-1]))
    for i in range(rows):
        for j in range(columns):
            window = x[..., i * stride : i * stride + size, j * stride : j * stride + size, :]
            y[..., i, j, :] = window.max(axis=(-3, -2))
    return y
