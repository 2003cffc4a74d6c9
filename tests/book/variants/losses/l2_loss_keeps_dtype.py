"""Squares unsigned integers of 8 bits, which wrap around.

Exercise: l2_loss
Fails: l2_loss_values, l2_loss_kinds
"""

import numpy as np


def l2_loss(predictions, targets):
    predictions, targets = np.asarray(predictions), np.asarray(targets)
    if predictions.shape != targets.shape or predictions.size == 0:
        raise ValueError("shapes differ or empty batch")
    return np.float64(np.sum((predictions - targets) ** 2))
