"""Counts on the two channels of the chapter's example.

Exercise: image_to_vector
Fails: image_to_vector_order, image_to_vector_channels, image_to_vector_float64,
image_to_vector_kinds, image_to_vector_kept
"""

import numpy as np


def image_to_vector(image):
    image = np.asarray(image, dtype=np.float64)
    if image.ndim != 3:
        raise ValueError("three axes")
    return image[:, :, :2].reshape(-1, 1)
