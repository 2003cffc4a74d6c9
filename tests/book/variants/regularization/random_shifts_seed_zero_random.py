"""Takes the seed 0 for none.

Exercise: random_shifts
Fails: random_shifts_every_kind
"""

import numpy as np


def random_shifts(images, most, rng):
    images = np.asarray(images)
    if images.ndim != 3:
        raise ValueError("images must have shape (m, height, width)")
    if most < 0:
        raise ValueError("most must not be negative")
    m, height, width = images.shape
    shifts = np.random.default_rng(rng or None).integers(-most, most + 1, size=(m, 2))
    padded = np.pad(images, ((0, 0), (most, most), (most, most)))
    shifted = np.zeros_like(images)
    for i, (down, right) in enumerate(shifts):
        top, left = most - down, most - right  # an image moves down when its frame moves up
        shifted[i] = padded[i, top : top + height, left : left + width]
    return shifted
