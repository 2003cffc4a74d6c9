"""Right: the axis of the batch goes last, then a reshape.

Exercise: to_columns
Fails: nothing
"""

import numpy as np


def to_columns(images):
    images = np.array(images, dtype=np.float64)
    if len(images.shape) != 3:
        raise ValueError(f"(m, height, width) wanted, {images.shape} got")
    images *= 0.0625
    return np.moveaxis(images, 0, -1).reshape(images.shape[1] * images.shape[2], images.shape[0])
