"""Gives a float.

Exercise: dense_parameter_count
Fails: dense_parameter_count_integer, dense_parameter_count_every_option
"""

import numpy as np


def dense_parameter_count(input_shape, units):
    return (np.prod(input_shape, dtype=float) + 1) * units
