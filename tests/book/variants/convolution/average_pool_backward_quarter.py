"""A quarter, whatever the size of the window.

Exercise: average_pool_backward
Fails: average_pool_backward_every_option, average_pool_backward_kept,
average_pool_backward_kinds, average_pool_backward_overlap, average_pool_backward_total
"""

import numpy as np


def average_pool_backward(gradient, x, size=2, stride=None):
    g, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    step = size if stride is None else stride
    down, across = ((n - size) // step + 1 for n in x.shape[-3:-1])
    if g.shape != (*x.shape[:-3], down, across, x.shape[-1]):
        raise ValueError
    back = np.zeros(x.shape)
    for i, j in np.ndindex(down, across):
        window = (
            ...,
            slice(i * step, i * step + size),
            slice(j * step, j * step + size),
            slice(None),
        )
        back[window] += g[..., i : i + 1, j : j + 1, :] / 4
    return back
