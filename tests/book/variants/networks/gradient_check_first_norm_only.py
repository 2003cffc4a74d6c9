"""Divided by the norm of the first gradient, twice.

Exercise: gradient_check
Fails: gradient_check_chapter, gradient_check_values, gradient_check_symmetry, gradient_check_scale,
gradient_check_kinds, gradient_check_kept, gradient_check_every_shape_refused, gradient_check_zeros
"""

import numpy as np


def gradient_check(gradient, numerical):
    g = np.asarray(gradient, dtype=float)
    h = np.asarray(numerical, dtype=float)
    if g.shape != h.shape:
        raise ValueError(f"shapes differ: {g.shape} and {h.shape}")
    size = 2 * np.sqrt(np.sum(g**2))
    if size == 0:
        return 0.0
    return np.sqrt(np.sum((g - h) ** 2)) / size
