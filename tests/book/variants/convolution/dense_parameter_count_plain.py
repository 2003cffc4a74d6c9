"""Each unit has one weight for every number of the input, and one bias.

Exercise: dense_parameter_count
Fails: nothing
"""

import math


def dense_parameter_count(input_shape, units):
    weights = math.prod(input_shape)
    return (weights + 1) * units
