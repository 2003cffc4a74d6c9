"""Leaves the frame on the gradient of the input.

Exercise: convolve_backward
Fails: convolve_backward_padding, convolve_backward_differences, convolve_backward_kept,
convolve_backward_every_option, convolve_backward_kinds
"""

import numpy as np


def convolve_backward(gradient, x, filters, padding=0, stride=1):
    gradient = np.asarray(gradient, dtype=np.float64)
    x = np.asarray(x, dtype=np.float64)
    filters = np.asarray(filters, dtype=np.float64)
    single = x.ndim == 3
    if single:
        x, gradient = x[np.newaxis], gradient[np.newaxis]
    m, height, width, _ = x.shape
    count, f, _, _ = filters.shape
    rows = (height + 2 * padding - f) // stride + 1
    columns = (width + 2 * padding - f) // stride + 1
    if gradient.shape != (m, rows, columns, count):
        raise ValueError("gradient must have the shape of the output")
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding), (0, 0)))
    d_x, d_filters = np.zeros(x.shape), np.zeros(filters.shape)
    for i in range(rows):
        for j in range(columns):
            down = slice(i * stride, i * stride + f)
            across = slice(j * stride, j * stride + f)
            here = gradient[:, i, j]
            d_filters += np.tensordot(here, x[:, down, across], axes=(0, 0))
            d_x[:, down, across] += np.tensordot(here, filters, axes=(1, 0))
    d_bias = gradient.sum(axis=(0, 1, 2))
    return d_x[0] if single else d_x, d_filters, d_bias
