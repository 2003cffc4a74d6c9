"""Fills the frame with a mirror image.

Exercise: convolve
Fails: convolve_kinds, convolve_padding, convolve_kept, convolve_every_option
"""

import numpy as np


def convolve(x, filters, bias=None, padding=0, stride=1):
    x = np.asarray(x, dtype=np.float64)
    filters = np.asarray(filters, dtype=np.float64)
    count, f, _, channels = filters.shape
    bias = np.zeros(count) if bias is None else np.asarray(bias, dtype=np.float64)
    if bias.shape != (count,):
        raise ValueError("one bias for each filter")
    if x.shape[-1] != channels:
        raise ValueError("filters must be as deep as the image")
    single = x.ndim == 3
    if single:
        x = x[np.newaxis]
    x = np.pad(x, ((0, 0), (padding, padding), (padding, padding), (0, 0)), mode="symmetric")
    m, height, width, _ = x.shape
    if f > min(height, width):
        raise ValueError("the filter does not fit")
    rows, columns = (height - f) // stride + 1, (width - f) // stride + 1
    z = np.zeros((m, rows, columns, count))
    for i in range(rows):
        for j in range(columns):
            window = x[:, i * stride : i * stride + f, j * stride : j * stride + f]
            total = np.tensordot(window, filters, axes=([1, 2, 3], [1, 2, 3]))
            z[:, i, j] = total + bias
    return z[0] if single else z
