"""Asks for the place of each element.

Exercise: vector_to_image
Fails: nothing
"""

import numpy as np


def vector_to_image(vector, shape):
    vector = np.asarray(vector, dtype=np.float64)
    if len(shape) != 3 or any(size < 0 for size in shape) or vector.ndim != 2:
        raise ValueError("not a shape of an image")
    if vector.shape[1] != 1 or len(vector) != np.prod(shape):
        raise ValueError("not a column of the right length")
    i, j, c = np.indices(shape)
    return vector[(i * shape[1] + j) * shape[2] + c, 0]
