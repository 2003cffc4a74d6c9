"""There is no frame of zeros.

Exercise: im2col
Fails: im2col_product, im2col_kept, im2col_every_option, im2col_kinds
"""

import numpy as np


def im2col(x, rows, columns, padding=0, stride=1):
    x = np.asarray(x, dtype=np.float64)
    if padding < 0 or stride < 1:
        raise ValueError
    down, across = (
        (n - f) // stride + 1 for n, f in zip(x.shape[-3:-1], (rows, columns), strict=True)
    )
    if x.shape[-3] < rows or x.shape[-2] < columns:
        raise ValueError
    windows = []
    for i, j in np.ndindex(down, across):
        a, b = i * stride, j * stride
        windows.append(x[..., a : a + rows, b : b + columns, :])
    flat = [w.reshape(*x.shape[:-3], -1) for w in windows]
    return np.stack(flat, axis=-2)
