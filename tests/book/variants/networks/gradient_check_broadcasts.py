"""Any shapes that broadcast are accepted.

Exercise: gradient_check
Fails: gradient_check_errors, gradient_check_every_shape_refused
"""

import numpy as np


def gradient_check(gradient, numerical):
    g = np.asarray(gradient, dtype=float)
    h = np.asarray(numerical, dtype=float)
    size = np.sqrt(np.sum(g**2)) + np.sqrt(np.sum(h**2))
    if size == 0:
        return 0.0
    return np.sqrt(np.sum((g - h) ** 2)) / size
