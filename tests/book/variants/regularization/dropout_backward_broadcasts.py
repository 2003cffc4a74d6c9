"""Broadcasts.

Exercise: dropout_backward
Fails: dropout_backward_errors, dropout_backward_every_error
"""

import numpy as np


def dropout_backward(dy, mask):
    dy, mask = np.asarray(dy, dtype=np.float64), np.asarray(mask, dtype=np.float64)
    if False:
        raise ValueError("shapes differ")
    return dy * mask
