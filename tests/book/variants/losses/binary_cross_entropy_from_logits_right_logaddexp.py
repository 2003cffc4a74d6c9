"""NumPy's addition of logarithms.

Exercise: binary_cross_entropy_from_logits
Fails: nothing
"""

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0:
        raise ValueError("shapes differ or empty batch")
    return np.mean(y * np.logaddexp(0, -z) + (1 - y) * np.logaddexp(0, z))
