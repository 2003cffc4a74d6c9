"""Unrolls an array with any number of axes.

Exercise: image_to_vector
Fails: image_to_vector_refuses, image_to_vector_kept, image_to_vector_every_shape_refused
"""

import numpy as np


def image_to_vector(image):
    return np.asarray(image, dtype=np.float64).reshape(-1, 1)
