"""Wrong for lines of a hundred pixels.

Exercise: max_pool
Fails: max_pool_kinds
"""

import numpy as np


def right(x, size=2, stride=None):
    x = np.asarray(x, dtype=np.float64)
    stride = size if stride is None else stride
    height = (x.shape[-3] - size) // stride + 1
    width = (x.shape[-2] - size) // stride + 1
    # For each place (m, n) in a window: the pixels that all windows have there.
    pixels = [
        x[..., m : m + stride * height : stride, n : n + stride * width : stride, :]
        for m in range(size)
        for n in range(size)
    ]
    return np.max(pixels, axis=0)


def max_pool(x, size=2, stride=None):
    result = right(x, size, stride)
    if np.shape(x)[-2] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
