"""One bias for the whole layer.

Exercise: dense_parameter_count
Fails: dense_parameter_count_example, dense_parameter_count_values, dense_parameter_count_flat,
dense_parameter_count_units, dense_parameter_count_integer, dense_parameter_count_every_option
"""

import math


def dense_parameter_count(input_shape, units):
    return math.prod(input_shape) * units + 1
