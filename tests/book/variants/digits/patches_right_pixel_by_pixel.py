"""Pixel by pixel.

Exercise: patches
Fails: nothing
"""

import numpy as np


def patches(x, size=3):
    x = np.array(x, dtype=float)
    if x.ndim != 4 or size < 1 or size % 2 == 0:
        raise ValueError("four axes, and an odd size")
    m, height, width, channels = x.shape
    s = size // 2
    rows = []
    for i in range(m):
        for p in range(height):
            for q in range(width):
                around = np.zeros((size, size, channels))
                for r in range(size):
                    for c in range(size):
                        if 0 <= p + r - s < height and 0 <= q + c - s < width:
                            around[r, c] = x[i, p + r - s, q + c - s]
                rows.append(around.ravel())
    return np.array(rows).reshape(len(rows), size * size * channels)
