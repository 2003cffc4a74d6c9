"""Refuses nothing.

Exercise: error_interval
Fails: error_interval_refuses, error_interval_every_error
"""

import numpy as np


def error_interval(errors, images, z=1.96):
    images, z = max(images, 1), abs(z) or 1.0
    errors = min(max(errors, 0), images)
    p = errors / images
    middle = p + z**2 / (2 * images)
    half = z * np.sqrt(p * (1 - p) / images + z**2 / (4 * images**2))
    bottom = 1 + z**2 / images
    return max((middle - half) / bottom, 0.0), min((middle + half) / bottom, 1.0)
