"""For each place in the filter, the pixels that lie under it at all positions are multiplied by its weights and added up.

Exercise: convolve
Fails: nothing
"""

import numpy as np


def convolve(x, filters, bias=None, padding=0, stride=1):
    x, filters = np.asarray(x, dtype=np.float64), np.asarray(filters, dtype=np.float64)
    count, f, _, channels = filters.shape
    bias = np.zeros(count) if bias is None else np.asarray(bias, dtype=np.float64)
    if x.shape[-1] != channels:
        raise ValueError("the filters must be as deep as the image")
    if bias.shape != (count,):
        raise ValueError("bias must have one number for each filter")

    frame = (padding, padding)
    x = np.pad(x, [(0, 0)] * (x.ndim - 3) + [frame, frame, (0, 0)])
    height = (x.shape[-3] - f) // stride + 1
    width = (x.shape[-2] - f) // stride + 1
    if height < 1 or width < 1:
        raise ValueError("the filters do not fit into the padded image")

    z = np.zeros((*x.shape[:-3], height, width, count))
    for m in range(f):
        for n in range(f):
            # x[iS + m, jS + n] for all positions (i, j)
            pixels = x[..., m : m + stride * height : stride, n : n + stride * width : stride, :]
            z += pixels @ filters[:, m, n].T  # the sum over the channels
    return z + bias
