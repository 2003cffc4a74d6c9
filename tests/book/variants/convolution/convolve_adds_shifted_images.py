"""One product of matrices for each place in the filter.

Exercise: convolve
Fails: nothing
"""

import numpy as np


def convolve(x, filters, bias=None, padding=0, stride=1):
    x, filters = np.asarray(x, dtype=np.float64), np.asarray(filters, dtype=np.float64)
    count, f, _, depth = filters.shape
    *batch, height, width, channels = x.shape
    if channels != depth:
        raise ValueError("filters must be as deep as the image")
    padded = np.zeros((*batch, height + 2 * padding, width + 2 * padding, channels))
    padded[..., padding : padding + height, padding : padding + width, :] = x
    down = (height + 2 * padding - f) // stride + 1
    across = (width + 2 * padding - f) // stride + 1
    if min(down, across) < 1:
        raise ValueError("the filter does not fit")
    z = np.zeros((*batch, down, across, count))
    for m, n in np.ndindex(f, f):
        seen = padded[..., m : m + stride * down : stride, n : n + stride * across : stride, :]
        z += seen @ filters[:, m, n].T
    if bias is not None:
        if np.shape(bias) != (count,):
            raise ValueError("one bias for each filter")
        z += bias
    return z
