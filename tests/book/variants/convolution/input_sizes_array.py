"""Gives an array, with clipping at 1.

Exercise: input_sizes
Fails: nothing
"""

import numpy as np


def input_sizes(output, filter_size, padding=0, stride=1):
    last = output * stride + filter_size - 2 * padding
    return np.arange(max(1, last - stride), max(1, last), dtype=np.int32)
