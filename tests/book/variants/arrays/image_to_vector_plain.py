"""NumPy counts with the last axis fastest already, so one reshape of a copy makes the column.

Exercise: image_to_vector
Fails: nothing
"""

import numpy as np


def image_to_vector(image):
    image = np.array(image, dtype=np.float64)  # a copy: a reshape shares its memory
    if image.ndim != 3:
        raise ValueError("an image has three axes")
    return image.reshape(-1, 1)
