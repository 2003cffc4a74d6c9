"""Leaves the pixels from 0 to 16.

Exercise: to_columns
Fails: to_columns_example, to_columns_scale, to_columns_kinds, to_columns_kept,
to_columns_every_shape_refused
"""

import numpy as np


def to_columns(images):
    images = np.asarray(images, dtype=float)
    if images.ndim != 3:
        raise ValueError(f"expected three axes, got {images.shape}")
    return images.reshape(len(images), -1).T
