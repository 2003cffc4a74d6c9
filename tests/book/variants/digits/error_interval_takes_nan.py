"""Refuses a width that is at most 0, which nan is not.

Exercise: error_interval
Fails: error_interval_every_error
"""

import numpy as np


def error_interval(errors, images, z=1.96):
    if images < 1 or errors < 0 or errors > images or z <= 0:
        raise ValueError("counts or width")
    share, square = errors / images, z**2 / images
    middle = share + square / 2
    half = z * np.sqrt(share * (1 - share) / images + square / images / 4)
    low, high = (middle - half) / (1 + square), (middle + half) / (1 + square)
    return float(max(low, 0.0)), float(min(high, 1.0))
