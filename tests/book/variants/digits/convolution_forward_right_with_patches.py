"""Its own patches, and one product.

Exercise: convolution_forward
Fails: nothing
"""

import numpy as np


def convolution_forward(x, w, b):
    x, w, b = (np.array(a, dtype=float) for a in (x, w, b))
    m, height, width, channels = x.shape
    count, size = w.shape[:2]
    if w.shape[3] != channels or b.shape != (count,):
        raise ValueError("the filters do not fit")
    s = size // 2
    padded = np.zeros((m, height + 2 * s, width + 2 * s, channels))
    padded[:, s : s + height, s : s + width] = x
    places = [(i, j) for i in range(size) for j in range(size)]
    rows = np.concatenate([padded[:, i : i + height, j : j + width] for i, j in places], axis=-1)
    return np.dot(rows, w.reshape(count, -1).T) + b
