"""Converts the product, and not what is multiplied.

Exercise: dropout_backward
Fails: dropout_backward_every_kind
"""

import numpy as np


def dropout_backward(dy, mask):
    dy, mask = np.asarray(dy), np.asarray(mask)
    if dy.shape != mask.shape:
        raise ValueError("shapes")
    if dy.dtype == mask.dtype == bool:
        return np.logical_and(dy, mask).astype(np.float64)
    return (dy * mask).astype(np.float64)
