"""np.pad with a single number pads all axes.

Exercise: zero_pad
Fails: zero_pad_example, zero_pad_values, zero_pad_shape, zero_pad_single_image, zero_pad_float64,
zero_pad_kinds, zero_pad_kept, zero_pad_frame
"""

import numpy as np


def zero_pad(x, padding):
    x = np.asarray(x, dtype=np.float64)
    return np.pad(x, padding)
