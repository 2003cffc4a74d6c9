"""Forgets the scale.

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
    return dy * (mask > 0)
