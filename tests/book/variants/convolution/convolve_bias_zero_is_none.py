"""Wrong only there: a bias of numbers that are all 0 must be checked too.

Exercise: convolve
Fails: convolve_every_shape_refused
"""

import numpy as np


def _pad(x, padding):
    return np.pad(x, [(0, 0), (padding, padding), (padding, padding), (0, 0)])


def convolve(x, filters, bias=None, padding=0, stride=1):
    x, filters = np.array(x, dtype=np.float64), np.array(filters, dtype=np.float64)
    count, rows, columns, depth = filters.shape
    single = x.ndim == 3
    x = _pad(x[np.newaxis] if single else x, padding)
    if x.shape[3] != depth or x.shape[1] < rows or x.shape[2] < columns:
        raise ValueError("filters do not fit")
    bias = np.zeros(count) if bias is None or not np.any(bias) else np.array(bias, dtype=np.float64)
    if bias.shape != (count,):
        raise ValueError("one bias a filter")
    windows = np.lib.stride_tricks.sliding_window_view(x, (rows, columns), axis=(1, 2))
    windows = windows[:, ::stride, ::stride]
    z = np.einsum("mijdrc,krcd->mijk", windows, filters) + bias
    return z[0] if single else z
