"""Makes a row of a vector, which is a column as well when it holds one number.

Exercise: vector_to_image
Fails: vector_to_image_every_shape_refused
"""

import numpy as np


def vector_to_image(vector, shape):
    vector, shape = np.array(vector, dtype=np.float64), tuple(shape)
    if vector.ndim == 1:
        vector = vector[np.newaxis]
    if len(shape) != 3 or min(shape) < 1 or vector.shape != (np.prod(shape), 1):
        raise ValueError("no column of as many numbers")
    return vector.reshape(shape)
