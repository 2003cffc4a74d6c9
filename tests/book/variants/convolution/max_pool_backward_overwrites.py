"""Overwrites instead of adding.

Exercise: max_pool_backward
Fails: max_pool_backward_every_option, max_pool_backward_kinds, max_pool_backward_overlap
"""

import numpy as np


def max_pool_backward(gradient, x, size=2, stride=None):
    gradient = np.asarray(gradient, dtype=np.float64)
    x = np.asarray(x, dtype=np.float64)
    stride = size if stride is None else stride
    single = x.ndim == 3
    if single:
        x, gradient = x[np.newaxis], gradient[np.newaxis]
    m, height, width, channels = x.shape
    rows, columns = (height - size) // stride + 1, (width - size) // stride + 1
    if gradient.shape != (m, rows, columns, channels):
        raise ValueError("gradient must have the shape of the output")
    back = np.zeros(x.shape)
    for s, i, j, d in np.ndindex(gradient.shape):
        window = x[s, i * stride : i * stride + size, j * stride : j * stride + size, d]
        a, b = divmod(int(window.argmax()), size)
        back[s, i * stride + a, j * stride + b, d] = gradient[s, i, j, d]
    return back[0] if single else back
