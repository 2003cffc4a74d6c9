"""1.96, whatever z is.

Exercise: error_interval
Fails: error_interval_width, error_interval_every_kind, error_interval_every_error
"""

import numpy as np


def error_interval(errors, images, z=1.96):
    if images < 1 or not 0 <= errors <= images or z <= 0:
        raise ValueError("no count of errors")
    z = 1.96
    p = errors / images
    middle = p + z**2 / (2 * images)
    half = z * np.sqrt(p * (1 - p) / images + z**2 / (4 * images**2))
    bottom = 1 + z**2 / images
    return max((middle - half) / bottom, 0.0), min((middle + half) / bottom, 1.0)
