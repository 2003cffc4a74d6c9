"""A view of all windows.

Exercise: average_pool
Fails: nothing
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def average_pool(x, size=2, stride=None):
    step = stride or size
    windows = sliding_window_view(np.array(x, dtype=float), (size, size), axis=(-3, -2))
    return windows[..., ::step, ::step, :, :, :].mean(axis=(-1, -2))
