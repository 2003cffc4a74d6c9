"""Takes the logits for probabilities.

Exercise: binary_cross_entropy_from_logits
Fails: binary_cross_entropy_from_logits_example, binary_cross_entropy_from_logits_values,
binary_cross_entropy_from_logits_extreme, binary_cross_entropy_from_logits_small,
binary_cross_entropy_from_logits_kinds, binary_cross_entropy_from_logits_kept,
binary_cross_entropy_from_logits_far, binary_cross_entropy_from_logits_every_shape_refused
"""

import numpy as np


def binary_cross_entropy_from_logits(z, y):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0:
        raise ValueError("shapes differ or empty batch")
    return np.mean(-(y * np.log(z) + (1 - y) * np.log(1 - z)))
