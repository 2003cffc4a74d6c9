"""Forms the sigmoid first: wrong and certain is infinite, right and certain nan.

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
    a = np.exp(-np.logaddexp(0, -z))
    return np.mean(-(y * np.log(a) + (1 - y) * np.log(1 - a)))
