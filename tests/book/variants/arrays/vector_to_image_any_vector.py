"""Checks the shape of the image only: rows and flat vectors pass.

Exercise: vector_to_image
Fails: vector_to_image_refuses_vectors, vector_to_image_kept, vector_to_image_every_shape_refused
"""

import numpy as np


def vector_to_image(vector, shape):
    if len(shape) != 3 or min(shape) < 0:
        raise ValueError("not a shape of an image")
    return np.asarray(vector, dtype=np.float64).reshape(shape)
