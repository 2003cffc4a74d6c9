"""Bytes stay bytes.

Exercise: vector_to_image
Fails: vector_to_image_float64, vector_to_image_kinds, vector_to_image_kept
"""

import numpy as np


def vector_to_image(vector, shape):
    vector = np.asarray(vector)
    if len(shape) != 3 or min(shape) < 0:
        raise ValueError("not a shape of an image")
    if vector.shape != (shape[0] * shape[1] * shape[2], 1):
        raise ValueError("not a column of the right length")
    return vector.reshape(shape)
