"""Divides by the mask.

Exercise: dropout_backward
Fails: dropout_backward_example, dropout_backward_values, dropout_backward_differences,
dropout_backward_kinds, dropout_backward_errors, dropout_backward_every_kind,
dropout_backward_kept, dropout_backward_every_error
"""

import numpy as np


def dropout_backward(dy, mask):
    dy, mask = np.asarray(dy, dtype=np.float64), np.asarray(mask, dtype=np.float64)
    if dy.shape != mask.shape:
        raise ValueError("shapes differ")
    return np.where(mask == 0, 0, dy / np.where(mask == 0, 1, mask))
