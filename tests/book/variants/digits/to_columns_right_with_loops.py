"""Right: one image after another, pixel by pixel.

Exercise: to_columns
Fails: nothing
"""

import numpy as np


def to_columns(images):
    if np.ndim(images) != 3:
        raise ValueError("images must have three axes, not " + str(np.ndim(images)))
    m, height, width = np.shape(images)
    columns = np.zeros((height * width, m))
    for i in range(m):
        for line in range(height):
            for place in range(width):
                columns[line * width + place, i] = images[i][line][place] / 16
    return columns
