"""Knows four dtypes, and makes float64 of the others.

Exercise: random_shifts
Fails: random_shifts_every_kind
"""

import numpy as np


def random_shifts(images, most, rng):
    images = np.asarray(images)
    if images.ndim != 3 or most < 0:
        raise ValueError("images must have three axes, most must not be negative")
    known = ("uint8", "int32", "int64", "float32", "bool")
    m, height, width = images.shape
    kind = images.dtype if images.dtype.name in known else np.float64
    framed = np.zeros((m, height + 2 * most, width + 2 * most), dtype=kind)
    framed[:, most : most + height, most : most + width] = images
    moves = np.random.default_rng(rng).integers(-most, most + 1, size=(m, 2))
    result = np.zeros((m, height, width), dtype=kind)
    for i, (down, right) in enumerate(moves):
        top, left = most - down, most - right
        result[i] = framed[i, top : top + height, left : left + width]
    return result
