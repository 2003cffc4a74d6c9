"""Only the numbers of elements are compared.

Exercise: gradient_check
Fails: gradient_check_errors, gradient_check_every_shape_refused
"""

import numpy as np


def gradient_check(gradient, numerical):
    g = np.asarray(gradient, dtype=float)
    h = np.asarray(numerical, dtype=float)
    if g.size != h.size:
        raise ValueError(f"shapes differ: {g.shape} and {h.shape}")
    size = np.sqrt(np.sum(g**2)) + np.sqrt(np.sum(h**2))
    if size == 0:
        return 0.0
    return np.sqrt(np.sum((g.ravel() - h.ravel()) ** 2)) / size
