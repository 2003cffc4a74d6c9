"""dx as a convolution with turned filters.

Exercise: convolution_backward
Fails: nothing
"""

import numpy as np


def convolution_backward(dy, x, w):
    dy, x, w = (np.array(a, dtype=float) for a in (dy, x, w))
    count, size = w.shape[:2]
    if dy.shape != (*x.shape[:3], count):
        raise ValueError("dy does not fit")

    def windows(maps):
        s = size // 2
        padded = np.pad(maps, ((0, 0), (s, s), (s, s), (0, 0)))
        return np.lib.stride_tricks.sliding_window_view(padded, (size, size), axis=(1, 2))

    dw = np.einsum("mpqn,mpqkrc->nrck", dy, windows(x), optimize=True)
    dx = np.einsum("mpqnrc,nrck->mpqk", windows(dy), w[:, ::-1, ::-1], optimize=True)
    return dx, dw, np.einsum("mpqn->n", dy)
