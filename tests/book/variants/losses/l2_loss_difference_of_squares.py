"""Squares first, differences later.

Exercise: l2_loss
Fails: l2_loss_example, l2_loss_values, l2_loss_kinds, l2_loss_kept, l2_loss_every_shape_refused
"""

import numpy as np


def l2_loss(predictions, targets):
    predictions = np.asarray(predictions, dtype=np.float64)
    targets = np.asarray(targets, dtype=np.float64)
    if predictions.shape != targets.shape or predictions.size == 0:
        raise ValueError("shapes differ or empty batch")
    return np.abs(np.sum(predictions**2 - targets**2))
