"""Takes an even size.

Exercise: patches
Fails: patches_refuses, patches_every_kind
"""

import numpy as np


def patches(x, size=3):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 4:
        raise ValueError("x must have four axes")
    if size < 1:
        raise ValueError("size must be odd")
    m, height, width, channels = x.shape
    s = size // 2
    padded = np.pad(x, ((0, 0), (s, s), (s, s), (0, 0)))
    rows = np.zeros((m, height, width, size, size, channels))
    for i in range(size):
        for j in range(size):
            rows[:, :, :, i, j] = padded[:, i : i + height, j : j + width]
    return rows.reshape(m * height * width, -1)
