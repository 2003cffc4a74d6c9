"""Neighbourhoods above 11 are cut.

Exercise: patches
Fails: patches_every_kind
"""

import numpy as np


def patches(x, size=3):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim != 4:
        raise ValueError("x must have four axes")
    if size < 1 or size % 2 == 0:
        raise ValueError("size must be odd and above 0")
    m, height, width, channels = x.shape
    s = min((size - 1) // 2, 6)
    padded = np.pad(x, ((0, 0), (s, s), (s, s), (0, 0)))
    rows = np.zeros((m, height, width, size, size, channels))
    for r in range(size):
        for c in range(size):
            part = padded[:, r : r + height, c : c + width]
            if part.shape[1:3] == (height, width):
                rows[:, :, :, r, c] = part
    return rows.reshape(m * height * width, size * size * channels)
