"""Counts in floating point, which knows whole numbers up to 2^53.

Exercise: dense_parameter_count
Fails: dense_parameter_count_every_option
"""

import numpy as np


def dense_parameter_count(input_shape, units):
    return int((np.prod(input_shape, dtype=np.float64) + 1) * units)
