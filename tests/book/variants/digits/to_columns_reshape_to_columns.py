"""Reshapes to (pixels, m) without transposing: pixels of all images are mixed.

Exercise: to_columns
Fails: to_columns_example, to_columns_places, to_columns_scale, to_columns_kinds, to_columns_kept
"""

import numpy as np


def to_columns(images):
    images = np.asarray(images)
    if images.ndim != 3:
        raise ValueError(f"expected three axes, got {images.shape}")
    return images.reshape(-1, len(images)) / 16
