"""Checks the column only: images with two or four axes pass, and -1.

Exercise: vector_to_image
Fails: vector_to_image_refuses_shapes, vector_to_image_kept, vector_to_image_every_shape_refused
"""

import numpy as np


def vector_to_image(vector, shape):
    vector = np.asarray(vector, dtype=np.float64)
    if vector.ndim != 2 or vector.shape[1] != 1:
        raise ValueError("not a column")
    return vector.reshape(shape)
