"""A column times a row: broadcasting repeats both to the full matrix.

Exercise: outer
Fails: nothing
"""

import numpy as np


def outer(a, b):
    column = np.asarray(a, dtype=np.float64).reshape(-1, 1)
    row = np.asarray(b, dtype=np.float64).reshape(1, -1)
    return column * row
