"""Divides the array it was given.

Exercise: to_columns
Fails: to_columns_scale, to_columns_input, to_columns_kinds, to_columns_kept
"""

import numpy as np


def to_columns(images):
    images = np.asarray(images)
    if images.ndim != 3:
        raise ValueError(f"expected three axes, got {images.shape}")
    if images.dtype == np.float64:
        images /= 16
    else:
        images = images / 16
    return images.reshape(len(images), -1).T
