"""Squared errors instead of absolute ones.

Exercise: l1_loss
Fails: l1_loss_example, l1_loss_values, l1_loss_symmetry, l1_loss_kinds, l1_loss_kept,
l1_loss_every_shape_refused
"""

import numpy as np


def l1_loss(predictions, targets):
    predictions = np.asarray(predictions, dtype=np.float64)
    targets = np.asarray(targets, dtype=np.float64)
    if predictions.shape != targets.shape or predictions.size == 0:
        raise ValueError("shapes differ or empty batch")
    return np.sum((predictions - targets) ** 2)
