"""Moves up and to the left.

Exercise: random_shifts
Fails: random_shifts_example, random_shifts_values, random_shifts_directions,
random_shifts_every_kind, random_shifts_kept, random_shifts_every_error
"""

import numpy as np


def random_shifts(images, most, rng):
    images = np.asarray(images)
    if images.ndim != 3 or most < 0:
        raise ValueError("images must have three axes, most must not be negative")
    m, height, width = images.shape
    moves = np.random.default_rng(rng).integers(-most, most + 1, size=(m, 2))
    result = np.zeros_like(images)
    for i, (down, right) in enumerate(moves):
        for r in range(height):
            for c in range(width):
                if 0 <= r + down < height and 0 <= c + right < width:
                    result[i, r, c] = images[i, r + down, c + right]
    return result
