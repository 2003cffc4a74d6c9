"""0 as soon as one gradient is 0.

Exercise: gradient_check
Fails: gradient_check_symmetry, gradient_check_kinds, gradient_check_zeros
"""

import numpy as np


def gradient_check(gradient, numerical):
    g = np.asarray(gradient, dtype=float)
    h = np.asarray(numerical, dtype=float)
    if g.shape != h.shape:
        raise ValueError(f"shapes differ: {g.shape} and {h.shape}")
    size = np.sqrt(np.sum(g**2)) + np.sqrt(np.sum(h**2))
    if not g.any() or not h.any():
        return 0.0
    return np.sqrt(np.sum((g - h) ** 2)) / size
