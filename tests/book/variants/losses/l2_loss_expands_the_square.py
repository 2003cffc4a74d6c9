"""Expands the square, which loses the digits of small errors in large numbers.

Exercise: l2_loss
Fails: l2_loss_kinds
"""

import numpy as np


def l2_loss(predictions, targets):
    p, t = np.asarray(predictions, dtype=np.float64), np.asarray(targets, dtype=np.float64)
    if p.shape != t.shape or p.size == 0:
        raise ValueError("shapes differ or empty batch")
    return np.sum(p * p - 2 * p * t + t * t)
