"""Counts images in 64 bits, whose square overflows.

Exercise: error_interval
Fails: error_interval_every_kind
"""

import numpy as np


def error_interval(errors, images, z=1.96):
    if images < 1:
        raise ValueError("there must be an image")
    if errors < 0 or errors > images:
        raise ValueError("errors must be from 0 to images")
    if not z > 0:  # refuses nan too
        raise ValueError("z must be above 0")
    n, share = np.int64(images), errors / images
    middle = share + z**2 / (2 * n)
    half = z * np.sqrt(share * (1 - share) / n + z**2 / (4 * n**2))
    low = (middle - half) / (1 + z**2 / n)
    high = (middle + half) / (1 + z**2 / n)
    return max(low, 0.0), min(high, 1.0)
