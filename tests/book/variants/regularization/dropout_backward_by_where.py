"""Np.where.

Exercise: dropout_backward
Fails: nothing
"""

import numpy as np


def dropout_backward(dy, mask):
    dy, mask = np.array(dy, dtype=np.float64), np.array(mask, dtype=np.float64)
    if np.shape(dy) != np.shape(mask):
        raise ValueError("shapes differ")
    return np.where(mask == 0, 0.0, mask * dy)
