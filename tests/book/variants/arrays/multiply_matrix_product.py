"""The matrix product in place of the element-wise one.

Exercise: multiply
Fails: multiply_example, multiply_broadcasts, multiply_numbers, multiply_float64,
multiply_refuses, multiply_kinds, multiply_kept, multiply_every_shape_refused
"""

import numpy as np


def multiply(a, b):
    return np.asarray(a, dtype=np.float64) @ np.asarray(b, dtype=np.float64)
