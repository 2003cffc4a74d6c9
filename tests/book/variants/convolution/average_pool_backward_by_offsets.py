"""Pixel of the window by pixel of the window.

Exercise: average_pool_backward
Fails: nothing
"""

import numpy as np


def average_pool_backward(gradient, x, size=2, stride=None):
    g, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    step = size if stride is None else stride
    down, across = ((n - size) // step + 1 for n in x.shape[-3:-1])
    if g.shape != (*x.shape[:-3], down, across, x.shape[-1]):
        raise ValueError
    back = np.zeros(x.shape)
    for m, n in np.ndindex(size, size):
        back[..., m : m + step * down : step, n : n + step * across : step, :] += g / size**2
    return back
