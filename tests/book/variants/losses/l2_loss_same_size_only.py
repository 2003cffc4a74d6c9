"""Compares numbers of entries, so that (2, 2) with (4,) passes.

Exercise: l2_loss
Fails: l2_loss_shapes, l2_loss_every_shape_refused
"""

import numpy as np


def l2_loss(predictions, targets):
    predictions = np.asarray(predictions, dtype=np.float64).ravel()
    targets = np.asarray(targets, dtype=np.float64).ravel()
    if predictions.size != targets.size or predictions.size == 0:
        raise ValueError("sizes differ or empty batch")
    return np.sum((predictions - targets) ** 2)
