"""Calculated in counts, without floats before the end.

Exercise: error_interval
Fails: nothing
"""

import math


def error_interval(errors, images, z=1.96):
    if not (images >= 1 and 0 <= errors <= images and z > 0):
        raise ValueError("no count of errors")
    wrong, right = errors, images - errors
    root = z * math.sqrt(wrong * right / images + z**2 / 4)
    low, high = ((wrong + z**2 / 2 + sign * root) / (images + z**2) for sign in (-1, 1))
    return max(low, 0.0), min(high, 1.0)
