"""A view of all windows.

Exercise: max_pool
Fails: nothing
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def max_pool(x, size=2, stride=None):
    step = stride or size
    windows = sliding_window_view(np.array(x, dtype=float), (size, size), axis=(-3, -2))
    return windows[..., ::step, ::step, :, :, :].max(axis=(-1, -2))
