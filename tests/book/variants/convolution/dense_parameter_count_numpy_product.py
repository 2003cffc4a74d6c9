"""The product by NumPy, in 64 bits.

Exercise: dense_parameter_count
Fails: nothing
"""

import numpy as np


def dense_parameter_count(input_shape, units):
    return np.prod(input_shape, dtype=np.int64) * units + units
