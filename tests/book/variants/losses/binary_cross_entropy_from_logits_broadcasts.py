"""No look at the shapes.

Exercise: binary_cross_entropy_from_logits
Fails: binary_cross_entropy_from_logits_shapes,
binary_cross_entropy_from_logits_every_shape_refused
"""

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    return np.mean(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
