"""Keeps whole numbers and float32.

Exercise: dropout_backward
Fails: dropout_backward_kinds, dropout_backward_every_kind
"""

import numpy as np


def dropout_backward(dy, mask):
    dy, mask = np.asarray(dy, dtype=None), np.asarray(mask, dtype=None)
    if dy.shape != mask.shape:
        raise ValueError("shapes differ")
    return dy * mask
