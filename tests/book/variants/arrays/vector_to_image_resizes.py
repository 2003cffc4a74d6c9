"""Repeats or cuts the numbers until they fit.

Exercise: vector_to_image
Fails: vector_to_image_refuses_vectors, vector_to_image_every_shape_refused
"""

import numpy as np


def vector_to_image(vector, shape):
    vector = np.asarray(vector, dtype=np.float64)
    if len(shape) != 3 or min(shape) < 0 or vector.ndim != 2 or vector.shape[1] != 1:
        raise ValueError("not a column, or not a shape of an image")
    return np.resize(vector, shape)
