"""Starts at the lowest finite number, which is above minus infinity.

Exercise: max_pool
Fails: max_pool_kinds
"""

import numpy as np


def max_pool(x, size=2, stride=None):
    x = np.asarray(x, dtype=np.float64)
    stride = size if stride is None else stride
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(-3, -2))
    windows = windows[..., ::stride, ::stride, :, :, :]
    return windows.max(axis=(-2, -1), initial=np.finfo(np.float64).min)
