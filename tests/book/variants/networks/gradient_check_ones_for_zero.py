"""Two zero gradients differ by 1.

Exercise: gradient_check
Fails: gradient_check_zeros, gradient_check_kinds
"""

import numpy as np


def gradient_check(gradient, numerical):
    g = np.asarray(gradient, dtype=float)
    h = np.asarray(numerical, dtype=float)
    if g.shape != h.shape:
        raise ValueError(f"shapes differ: {g.shape} and {h.shape}")
    size = np.sqrt(np.sum(g**2)) + np.sqrt(np.sum(h**2))
    if size == 0:
        return 1.0
    return np.sqrt(np.sum((g - h) ** 2)) / size
