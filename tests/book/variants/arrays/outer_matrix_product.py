"""A column times a row, as a matrix product.

Exercise: outer
Fails: nothing
"""

import numpy as np


def outer(a, b):
    return np.array(a, dtype=float).reshape(-1, 1) @ np.array(b, dtype=float).reshape(1, -1)
