"""The spectral norm of matrices.

Exercise: gradient_check
Fails: gradient_check_values, gradient_check_kinds
"""

import numpy as np


def gradient_check(gradient, numerical):
    g = np.asarray(gradient, dtype=float)
    h = np.asarray(numerical, dtype=float)
    if g.shape != h.shape:
        raise ValueError(f"shapes differ: {g.shape} and {h.shape}")
    size = np.sqrt(np.sum(g**2)) + np.sqrt(np.sum(h**2))
    if size == 0:
        return 0.0
    return (np.linalg.norm(g - h, 2) if g.ndim == 2 else np.sqrt(np.sum((g - h) ** 2))) / size
