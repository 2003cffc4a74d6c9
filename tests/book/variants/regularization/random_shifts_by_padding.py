"""Cuts a window out of a padded image.

Exercise: random_shifts
Fails: nothing
"""

import numpy as np


def random_shifts(images, most, rng):
    images = np.asarray(images)
    if images.ndim != 3:
        raise ValueError("images must have three axes")
    if most < 0:
        raise ValueError("most must not be negative")
    m, height, width = images.shape
    moves = np.random.default_rng(rng).integers(-most, most + 1, size=(m, 2))
    padded = np.pad(images, ((0, 0), (most, most), (most, most)))
    result = images.copy()
    for i in range(m):
        top, left = most - moves[i]
        result[i] = padded[i, top : top + height, left : left + width]
    return result
