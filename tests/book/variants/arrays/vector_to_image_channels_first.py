"""Undoes an order with one channel after the other.

Exercise: vector_to_image
Fails: vector_to_image_example, vector_to_image_inverse, vector_to_image_kinds,
vector_to_image_kept
"""

import numpy as np


def vector_to_image(vector, shape):
    vector = np.asarray(vector, dtype=np.float64)
    if len(shape) != 3 or min(shape) < 0:
        raise ValueError("not a shape of an image")
    height, width, channels = shape
    if vector.shape != (height * width * channels, 1):
        raise ValueError("not a column of the right length")
    return vector.reshape(channels, height, width).transpose(1, 2, 0)
