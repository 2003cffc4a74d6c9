"""The shapes are compared first, so that nothing is broadcast; then all squared errors are added.

Exercise: l2_loss
Fails: nothing
"""

import numpy as np


def l2_loss(predictions, targets):
    predictions = np.asarray(predictions, dtype=np.float64)
    targets = np.asarray(targets, dtype=np.float64)
    if predictions.shape != targets.shape or predictions.size == 0:
        raise ValueError("predictions and targets need one shape, and at least one entry")
    return np.sum((predictions - targets) ** 2)
