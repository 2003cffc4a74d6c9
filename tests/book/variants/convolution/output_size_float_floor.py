"""Rounds down, but gives a float.

Exercise: output_size
Fails: output_size_integer, output_size_every_option, output_size_every_error
"""

import numpy as np


def output_size(size, filter_size, padding=0, stride=1):
    room = size + 2 * padding - filter_size
    if stride < 1 or room < 0:
        raise ValueError("the filter does not fit, or the stride is not positive")
    return np.floor(room / stride) + 1.0
