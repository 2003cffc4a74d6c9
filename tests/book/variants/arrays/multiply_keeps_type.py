"""The result keeps the type of the arguments: bytes wrap round.

Exercise: multiply
Fails: multiply_float64, multiply_kinds
"""

import numpy as np


def multiply(a, b):
    return np.multiply(a, b)
