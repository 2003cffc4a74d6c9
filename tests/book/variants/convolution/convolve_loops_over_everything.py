"""Six loops and plain numbers.

Exercise: convolve
Fails: nothing
"""

import numpy as np


def convolve(x, filters, bias=None, padding=0, stride=1):
    x = np.array(x, dtype=float)
    filters = np.array(filters, dtype=float)
    if x.ndim == 3:
        return convolve(x[None], filters, bias, padding, stride)[0]
    m, height, width, depth = x.shape
    count, f, _, channels = filters.shape
    if depth != channels or (bias is not None and np.shape(bias) != (count,)):
        raise ValueError("shapes do not fit")
    rows = (height + 2 * padding - f) // stride + 1
    columns = (width + 2 * padding - f) // stride + 1
    if rows < 1 or columns < 1:
        raise ValueError("the filter does not fit")
    z = np.zeros((m, rows, columns, count))
    for s, i, j, k in np.ndindex(z.shape):
        total = 0.0 if bias is None else float(bias[k])
        for a, b in np.ndindex(f, f):
            p, q = i * stride + a - padding, j * stride + b - padding
            if 0 <= p < height and 0 <= q < width:
                for d in range(depth):
                    total += float(x[s, p, q, d]) * float(filters[k, a, b, d])
        z[s, i, j, k] = total
    return z
