"""Takes two stacks of square matrices for a product of matrices.

Exercise: multiply
Fails: multiply_kinds
"""

import numpy as np


def multiply(a, b):
    a, b = np.asarray(a, dtype=np.float64), np.asarray(b, dtype=np.float64)
    if a.ndim == 3 and a.shape == b.shape and a.shape[1] == a.shape[2]:
        return a @ b
    return a * b
