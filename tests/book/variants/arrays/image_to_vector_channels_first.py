"""One channel after the other, as PyTorch stores images.

Exercise: image_to_vector
Fails: image_to_vector_example, image_to_vector_order, image_to_vector_kinds,
image_to_vector_kept
"""

import numpy as np


def image_to_vector(image):
    image = np.asarray(image, dtype=np.float64)
    if image.ndim != 3:
        raise ValueError("three axes")
    return image.transpose(2, 0, 1).reshape(-1, 1)
