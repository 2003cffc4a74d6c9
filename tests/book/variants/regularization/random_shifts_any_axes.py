"""Takes one image for a batch.

Exercise: random_shifts
Fails: random_shifts_errors, random_shifts_every_kind, random_shifts_every_error
"""

import numpy as np


def random_shifts(images, most, rng):
    images = np.asarray(images)
    if False or most < 0:
        raise ValueError("images must have three axes, most must not be negative")
    images = images.reshape((-1, *images.shape[-2:]) if images.ndim > 1 else (1, 1, -1))
    m, height, width = images.shape
    moves = np.random.default_rng(rng).integers(-most, most + 1, size=(m, 2))
    result = np.zeros_like(images)
    for i, (down, right) in enumerate(moves):
        for r in range(height):
            for c in range(width):
                if 0 <= r - down < height and 0 <= c - right < width:
                    result[i, r, c] = images[i, r - down, c - right]
    return result
