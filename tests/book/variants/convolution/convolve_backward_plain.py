"""For each place in the filter, the same pixels as on the way forward give the gradient of its weights, and get back the gradients times these weights.

Exercise: convolve_backward
Fails: nothing
"""

import numpy as np


def convolve_backward(gradient, x, filters, padding=0, stride=1):
    gradient, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    filters = np.asarray(filters, dtype=np.float64)
    count, f, _, channels = filters.shape
    rows, columns = x.shape[-3:-1]
    height = (rows + 2 * padding - f) // stride + 1
    width = (columns + 2 * padding - f) // stride + 1
    if gradient.shape != (*x.shape[:-3], height, width, count):
        raise ValueError("gradient must have the shape of the output")

    frame = (padding, padding)
    padded = np.pad(x, [(0, 0)] * (x.ndim - 3) + [frame, frame, (0, 0)])
    d_padded, d_filters = np.zeros(padded.shape), np.zeros(filters.shape)
    g = gradient.reshape(-1, count)  # one row a position, of all images
    for m in range(f):
        for n in range(f):
            down = slice(m, m + stride * height, stride)
            across = slice(n, n + stride * width, stride)
            d_filters[:, m, n] = g.T @ padded[..., down, across, :].reshape(-1, channels)
            d_padded[..., down, across, :] += gradient @ filters[:, m, n]
    d_x = d_padded[..., padding : padding + rows, padding : padding + columns, :]
    return d_x, d_filters, g.sum(axis=0)
