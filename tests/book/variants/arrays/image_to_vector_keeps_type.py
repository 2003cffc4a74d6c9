"""Bytes stay bytes.

Exercise: image_to_vector
Fails: image_to_vector_float64, image_to_vector_kinds, image_to_vector_kept
"""

import numpy as np


def image_to_vector(image):
    image = np.asarray(image)
    if image.ndim != 3:
        raise ValueError("three axes")
    return image.reshape(-1, 1)
