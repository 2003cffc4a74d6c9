"""Gives a float.

Exercise: parameter_count
Fails: parameter_count_integer, parameter_count_every_option
"""

import numpy as np


def parameter_count(filter_size, depth, filters):
    return (np.square(float(filter_size)) * depth + 1) * filters
