"""A view of the image where nothing has to be moved.

Exercise: im2col
Fails: im2col_copy, im2col_kept
"""

import numpy as np


def im2col(x, rows, columns, padding=0, stride=1):
    from numpy.lib.stride_tricks import sliding_window_view

    x = np.asarray(x, dtype=np.float64)
    if padding < 0 or stride < 1:
        raise ValueError
    if padding:
        x = np.pad(x, [(0, 0)] * (x.ndim - 3) + [(padding, padding)] * 2 + [(0, 0)])
    windows = sliding_window_view(x, (rows, columns), axis=(-3, -2))
    windows = np.moveaxis(windows[..., ::stride, ::stride, :, :, :], -3, -1)
    *batch, down, across, _, _, channels = windows.shape
    return windows.reshape(*batch, down * across, rows * columns * channels)
