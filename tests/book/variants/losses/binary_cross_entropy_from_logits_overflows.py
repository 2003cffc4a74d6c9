"""The formula as it stands: overflows.

Exercise: binary_cross_entropy_from_logits
Fails: binary_cross_entropy_from_logits_example, binary_cross_entropy_from_logits_extreme,
binary_cross_entropy_from_logits_small, binary_cross_entropy_from_logits_far
"""

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0:
        raise ValueError("shapes differ or empty batch")
    return np.mean(y * np.log(1 + np.exp(-z)) + (1 - y) * np.log(1 + np.exp(z)))
