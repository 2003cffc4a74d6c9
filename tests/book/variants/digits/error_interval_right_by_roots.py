"""The roots of the quadratic, by NumPy.

Exercise: error_interval
Fails: nothing
"""

import numpy as np


def error_interval(errors, images, z=1.96):
    if images < 1 or errors < 0 or errors > images or z <= 0:
        raise ValueError("no count of errors")
    p, k = errors / images, z * z / images
    low, high = sorted(np.roots([1 + k, -(2 * p + k), p * p]).real)
    return float(np.clip(low, 0, 1)), float(np.clip(high, 0, 1))
