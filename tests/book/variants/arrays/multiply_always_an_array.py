"""Two numbers give an array of one element.

Exercise: multiply
Fails: multiply_numbers, multiply_kinds
"""

import numpy as np


def multiply(a, b):
    return np.atleast_1d(np.asarray(a, dtype=np.float64)) * np.asarray(b, dtype=np.float64)
