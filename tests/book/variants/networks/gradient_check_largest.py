"""The largest elements instead of the norms.

Exercise: gradient_check
Fails: gradient_check_chapter, gradient_check_values, gradient_check_scale, gradient_check_kinds,
gradient_check_kept
"""

import numpy as np


def gradient_check(gradient, numerical):
    g = np.asarray(gradient, dtype=float)
    h = np.asarray(numerical, dtype=float)
    if g.shape != h.shape:
        raise ValueError(f"shapes differ: {g.shape} and {h.shape}")
    size = np.max(np.abs(g)) + np.max(np.abs(h))
    if size == 0:
        return 0.0
    return np.max(np.abs(g - h)) / size
