"""Flattens, then adds an axis.

Exercise: image_to_vector
Fails: nothing
"""

import numpy as np


def image_to_vector(image):
    image = np.array(image, float)
    if len(image.shape) != 3:
        raise ValueError(f"an image has three axes, this has the shape {image.shape}")
    return np.concatenate([line.flatten() for line in image])[:, None]
