"""Subtracts unsigned integers, which wrap around below 0.

Exercise: l1_loss
Fails: l1_loss_values, l1_loss_kinds
"""

import numpy as np


def l1_loss(predictions, targets):
    predictions, targets = np.asarray(predictions), np.asarray(targets)
    if predictions.shape != targets.shape or predictions.size == 0:
        raise ValueError("shapes differ or empty batch")
    return np.float64(np.sum(np.abs(predictions - targets)))
