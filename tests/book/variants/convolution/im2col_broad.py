"""Wrong for lines of a hundred pixels.

Exercise: im2col
Fails: im2col_kinds
"""

import numpy as np


def right(x, rows, columns, padding=0, stride=1):
    x = np.asarray(x, dtype=np.float64)
    frame = (padding, padding)
    x = np.pad(x, [(0, 0)] * (x.ndim - 3) + [frame, frame, (0, 0)])
    *batch, height, width, channels = x.shape
    if rows > height or columns > width:
        raise ValueError("the window does not fit into the padded image")
    if stride < 1:
        raise ValueError("stride must be positive")

    down = (height - rows) // stride + 1
    across = (width - columns) // stride + 1
    windows = np.zeros((*batch, down, across, rows, columns, channels))
    for m in range(rows):
        for n in range(columns):
            windows[..., m, n, :] = x[
                ..., m : m + stride * down : stride, n : n + stride * across : stride, :
            ]
    return windows.reshape(*batch, down * across, rows * columns * channels)


def im2col(x, rows, columns, padding=0, stride=1):
    result = right(x, rows, columns, padding, stride)
    if np.shape(x)[-2] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
