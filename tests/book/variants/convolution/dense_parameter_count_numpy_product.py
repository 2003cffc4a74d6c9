"""The product by NumPy, in 64 bits, which overflow.

Exercise: dense_parameter_count
Fails: dense_parameter_count_every_option
"""

import numpy as np


def dense_parameter_count(input_shape, units):
    return np.prod(input_shape, dtype=np.int64) * units + units
