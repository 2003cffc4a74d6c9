"""For each place in a window, one slice holds the pixels of all windows there; the largest of these slices is kept.

Exercise: max_pool
Fails: nothing
"""

import numpy as np


def max_pool(x, size=2, stride=None):
    x = np.asarray(x, dtype=np.float64)
    stride = size if stride is None else stride
    height = (x.shape[-3] - size) // stride + 1
    width = (x.shape[-2] - size) // stride + 1
    # For each place (m, n) in a window: the pixels that all windows have there.
    pixels = [
        x[..., m : m + stride * height : stride, n : n + stride * width : stride, :]
        for m in range(size)
        for n in range(size)
    ]
    return np.max(pixels, axis=0)
