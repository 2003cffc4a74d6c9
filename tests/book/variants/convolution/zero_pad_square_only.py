"""Makes the framed image square.

Exercise: zero_pad
Fails: zero_pad_example, zero_pad_shape, zero_pad_single_image, zero_pad_kinds
"""

import numpy as np


def zero_pad(x, padding):
    *batch, height, width, channels = np.shape(x)
    side = max(height, width) + 2 * padding
    framed = np.zeros((*batch, side, side, channels))
    framed[..., padding : padding + height, padding : padding + width, :] = x
    return framed
