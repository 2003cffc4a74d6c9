"""Unrolls each image column by column.

Exercise: to_columns
Fails: to_columns_example, to_columns_places, to_columns_scale, to_columns_kinds
"""

import numpy as np


def to_columns(images):
    images = np.asarray(images)
    if images.ndim != 3:
        raise ValueError(f"expected three axes, got {images.shape}")
    return images.transpose(0, 2, 1).reshape(len(images), -1).T / 16
