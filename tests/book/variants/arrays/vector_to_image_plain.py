"""After the sizes are checked, one reshape of a copy folds the column.

Exercise: vector_to_image
Fails: nothing
"""

import numpy as np


def vector_to_image(vector, shape):
    vector = np.array(vector, dtype=np.float64)  # a copy: a reshape shares its memory
    if len(shape) != 3 or min(shape) < 1:
        raise ValueError("shape must be three sizes, at least 1")
    height, width, channels = shape
    if vector.shape != (height * width * channels, 1):
        raise ValueError("vector must be a column of height * width * channels numbers")
    return vector.reshape(height, width, channels)
