"""Refuses arrays with too few axes, not those with too many.

Exercise: image_to_vector
Fails: image_to_vector_refuses, image_to_vector_kept, image_to_vector_every_shape_refused
"""

import numpy as np


def image_to_vector(image):
    image = np.asarray(image, dtype=np.float64)
    if image.ndim < 3:
        raise ValueError("too few axes")
    return image.reshape(-1, 1)
