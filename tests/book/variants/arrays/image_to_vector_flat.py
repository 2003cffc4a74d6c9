"""One axis only: (n,) in place of (n, 1).

Exercise: image_to_vector
Fails: image_to_vector_example, image_to_vector_channels, image_to_vector_refuses,
image_to_vector_kinds, image_to_vector_kept, image_to_vector_every_shape_refused,
image_to_vector_order
"""

import numpy as np


def image_to_vector(image):
    image = np.asarray(image, dtype=np.float64)
    if image.ndim != 3:
        raise ValueError("three axes")
    return image.ravel()
