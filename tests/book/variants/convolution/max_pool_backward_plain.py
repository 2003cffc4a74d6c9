"""The place of the largest pixel is found for every window, and its gradient is added there.

Exercise: max_pool_backward
Fails: nothing
"""

import numpy as np


def max_pool_backward(gradient, x, size=2, stride=None):
    gradient, x = np.asarray(gradient, dtype=np.float64), np.asarray(x, dtype=np.float64)
    stride = size if stride is None else stride
    height = (x.shape[-3] - size) // stride + 1
    width = (x.shape[-2] - size) // stride + 1
    if gradient.shape != (*x.shape[:-3], height, width, x.shape[-1]):
        raise ValueError("gradient must have the shape of the output")

    # For each place in a window, in reading order: where all windows have it.
    down = [slice(m, m + stride * height, stride) for m in range(size)]
    across = [slice(n, n + stride * width, stride) for n in range(size)]
    places = [(..., rows, columns, slice(None)) for rows in down for columns in across]
    largest = np.argmax([x[place] for place in places], axis=0)  # the first of equals
    d_x = np.zeros(x.shape)
    for number, place in enumerate(places):
        d_x[place] += np.where(largest == number, gradient, 0)
    return d_x
