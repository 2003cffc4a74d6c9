"""Takes a first axis of 1 or 3 for the channels when the last is long.

Exercise: image_to_vector
Fails: image_to_vector_kinds
"""

import numpy as np


def image_to_vector(image):
    image = np.array(image, dtype=np.float64)
    if image.ndim != 3:
        raise ValueError
    if image.shape[0] in (1, 3) and image.shape[2] > 4:
        image = image.transpose(1, 2, 0)
    return image.reshape(-1, 1).copy()
