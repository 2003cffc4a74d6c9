"""Each place of a window gets the same share of its gradient, and shares of overlapping windows add up.

Exercise: average_pool_backward
Fails: nothing
"""

import numpy as np


def average_pool_backward(gradient, x, size=2, stride=None):
    gradient, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    stride = size if stride is None else stride
    height = (x.shape[-3] - size) // stride + 1
    width = (x.shape[-2] - size) // stride + 1
    if gradient.shape != (*x.shape[:-3], height, width, x.shape[-1]):
        raise ValueError("gradient must have the shape of the output")

    d_x = np.zeros(x.shape)
    share = gradient / size**2
    for m in range(size):
        for n in range(size):
            # place (m, n) of all windows at once
            d_x[..., m : m + stride * height : stride, n : n + stride * width : stride, :] += share
    return d_x
