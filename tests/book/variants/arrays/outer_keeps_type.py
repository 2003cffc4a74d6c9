"""The result keeps the type of the arguments.

Exercise: outer
Fails: outer_float64, outer_kinds
"""

import numpy as np


def outer(a, b):
    return np.outer(a, b)
