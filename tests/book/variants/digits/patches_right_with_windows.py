"""With the windows of NumPy.

Exercise: patches
Fails: nothing
"""

import numpy as np


def patches(x, size=3):
    if np.ndim(x) != 4 or size < 1 or size % 2 == 0:
        raise ValueError("four axes, and an odd size")
    s = size // 2
    padded = np.pad(np.array(x, dtype=float), ((0, 0), (s, s), (s, s), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size), axis=(1, 2))
    return np.moveaxis(windows, 3, -1).reshape(-1, size * size * padded.shape[-1])
