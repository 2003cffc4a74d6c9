"""The larger of z and 0, and one logarithm, weighted with the targets.

Exercise: binary_cross_entropy_from_logits
Fails: nothing
"""

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0:
        raise ValueError("shapes differ or empty batch")
    tail = np.log1p(np.exp(-np.abs(z)))
    return np.mean(y * (np.maximum(-z, 0) + tail) + (1 - y) * (np.maximum(z, 0) + tail))
