"""A view of all windows and one einsum.

Exercise: convolve
Fails: nothing
"""

import numpy as np
from numpy.lib.stride_tricks import sliding_window_view


def convolve(x, filters, bias=None, padding=0, stride=1):
    x, filters = np.asarray(x, dtype=np.float64), np.asarray(filters, dtype=np.float64)
    if x.shape[-1] != filters.shape[-1]:
        raise ValueError("filters must be as deep as the image")
    if bias is None:
        bias = np.zeros(len(filters))
    elif np.shape(bias) != (len(filters),):
        raise ValueError("one bias for each filter")
    x = np.pad(x, [(0, 0)] * (x.ndim - 3) + [(padding, padding)] * 2 + [(0, 0)])
    windows = sliding_window_view(x, filters.shape[1:3], axis=(-3, -2))
    windows = windows[..., ::stride, ::stride, :, :, :]
    return np.einsum("...dmn,kmnd->...k", windows, filters) + bias
