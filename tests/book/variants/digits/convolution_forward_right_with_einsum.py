"""With windows and one einsum.

Exercise: convolution_forward
Fails: nothing
"""

import numpy as np


def convolution_forward(x, w, b):
    x, w, b = (np.array(a, dtype=float) for a in (x, w, b))
    count, size, _, channels = w.shape
    if x.shape[3] != channels or b.shape != (count,):
        raise ValueError("the filters do not fit")
    s = size // 2
    padded = np.pad(x, ((0, 0), (s, s), (s, s), (0, 0)))
    windows = np.lib.stride_tricks.sliding_window_view(padded, (size, size), axis=(1, 2))
    return np.einsum("mpqkrc,nrck->mpqn", windows, w, optimize=True) + b
