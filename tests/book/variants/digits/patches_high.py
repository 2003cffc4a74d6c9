"""Lines beyond the hundredth are 0.

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
    s = (size - 1) // 2
    padded = np.pad(x, ((0, 0), (s, s), (s, s), (0, 0)))
    rows = np.zeros((m, height, width, size, size, channels))
    for r in range(size):
        for c in range(size):
            rows[:, :, :, r, c] = padded[:, r : r + height, c : c + width]
    rows[:, 100:] = 0
    return rows.reshape(m * height * width, size * size * channels)
