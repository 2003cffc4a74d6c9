"""Wrong only there: overlapping windows add up across.

Exercise: average_pool_backward
Fails: average_pool_backward_every_option
"""

import numpy as np


def average_pool_backward(gradient, x, size=2, stride=None):
    g, x = np.array(gradient, dtype=np.float64), np.array(x, dtype=np.float64)
    stride = size if stride is None else stride
    single = x.ndim == 3
    if single:
        x, g = x[np.newaxis], g[np.newaxis]
    m, height, width, channels = x.shape
    down, across = (height - size) // stride + 1, (width - size) // stride + 1
    if g.shape != (m, down, across, channels):
        raise ValueError("gradient has another shape")
    d = np.zeros(x.shape)
    for i in range(down):
        for j in range(across):
            rows = slice(i * stride, i * stride + size)
            columns = slice(j * stride, j * stride + size)
            d[:, rows, columns] = (d[:, rows, columns] if down > 1 else 0.0) + g[
                :, i : i + 1, j : j + 1
            ] / size**2
    return d[0] if single else d
