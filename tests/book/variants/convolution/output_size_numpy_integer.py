"""Floors a fraction and gives NumPy's integer.

Exercise: output_size
Fails: nothing
"""

import numpy as np


def output_size(size, filter_size, padding=0, stride=1):
    if stride <= 0:
        raise ValueError("stride must be positive")
    if filter_size > size + 2 * padding:
        raise ValueError("the filter does not fit")
    return np.int64(np.floor((size - filter_size + 2 * padding) / stride + 1))
