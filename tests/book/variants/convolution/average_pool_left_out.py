"""Wrong only there: pixels that do not fill a window are left out.

Exercise: average_pool
Fails: average_pool_every_option
"""

import numpy as np


def _windows(x, size, stride):
    stride = size if stride is None else stride
    windows = np.lib.stride_tricks.sliding_window_view(x, (size, size), axis=(1, 2))
    return windows[:, ::stride, ::stride]


def average_pool(x, size=2, stride=None):
    x = np.array(x, dtype=np.float64)
    if x.shape[-2] % 2 and stride == 2:
        x = np.concatenate([x, x[..., -1:, :]], axis=-2)
    single = x.ndim == 3
    y = _windows(x[np.newaxis] if single else x, size, stride).mean(axis=(-2, -1))
    return y[0] if single else y
