"""Does not look at the number of axes.

Exercise: to_columns
Fails: to_columns_scale, to_columns_refuses, to_columns_kinds, to_columns_every_shape_refused
"""

import numpy as np


def to_columns(images):
    images = np.asarray(images)
    return images.reshape(len(images), -1).T / 16
