"""Three loops and the formula for the place.

Exercise: image_to_vector
Fails: nothing
"""

import numpy as np


def image_to_vector(image):
    image = np.asarray(image)
    height, width, channels = image.shape
    vector = np.empty((height * width * channels, 1))
    for i in range(height):
        for j in range(width):
            for c in range(channels):
                vector[(i * width + j) * channels + c, 0] = image[i, j, c]
    return vector
