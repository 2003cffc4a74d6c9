"""Subtracts z y from the softplus: small costs are lost in the difference.

Exercise: binary_cross_entropy_from_logits
Fails: binary_cross_entropy_from_logits_small
"""

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0:
        raise ValueError("shapes differ or empty batch")
    return np.mean(np.logaddexp(0, z) - z * y)
