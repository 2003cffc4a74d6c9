"""No look at the shapes.

Exercise: binary_cross_entropy
Fails: binary_cross_entropy_shapes, binary_cross_entropy_every_shape_refused
"""

import numpy as np


def binary_cross_entropy(a, y):
    a = np.asarray(a, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    one = np.where(y == 0, 0.0, y * np.log(np.where(y == 0, 1.0, a)))
    zero = np.where(y == 1, 0.0, (1 - y) * np.log(np.where(y == 1, 1.0, 1 - a)))
    return np.mean(-(one + zero))
