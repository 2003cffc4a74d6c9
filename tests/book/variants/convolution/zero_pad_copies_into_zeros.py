"""Copies the images into an array of zeros.

Exercise: zero_pad
Fails: nothing
"""

import numpy as np


def zero_pad(x, padding):
    *batch, height, width, channels = np.shape(x)
    framed = np.zeros((*batch, height + 2 * padding, width + 2 * padding, channels))
    framed[..., padding : padding + height, padding : padding + width, :] = x
    return framed
