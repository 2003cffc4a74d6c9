"""Loops over every product, in a list of three.

Exercise: convolve_backward
Fails: nothing
"""

import numpy as np


def convolve_backward(gradient, x, filters, padding=0, stride=1):
    shape = np.shape(x)
    x = np.reshape(x, (-1, *shape[-3:])).astype(float)
    g = np.reshape(gradient, (-1, *np.shape(gradient)[-3:])).astype(float)
    m, height, width, depth = x.shape
    count, f = len(filters), len(filters[0])
    rows = (height + 2 * padding - f) // stride + 1
    columns = (width + 2 * padding - f) // stride + 1
    if g.shape != (m, rows, columns, count) or np.ndim(gradient) != len(shape):
        raise ValueError("gradient must have the shape of the output")
    d_x, d_w, d_b = np.zeros(x.shape), np.zeros(np.shape(filters)), np.zeros(count)
    for s, i, j, k in np.ndindex(g.shape):
        d_b[k] += g[s, i, j, k]
        for a, b, d in np.ndindex(f, f, depth):
            p, q = i * stride + a - padding, j * stride + b - padding
            if 0 <= p < height and 0 <= q < width:
                d_w[k, a, b, d] += g[s, i, j, k] * x[s, p, q, d]
                d_x[s, p, q, d] += g[s, i, j, k] * filters[k, a, b, d]
    return [d_x.reshape(shape), d_w, d_b]
