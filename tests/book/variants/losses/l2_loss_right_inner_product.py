"""The inner product of the flat errors with themselves.

Exercise: l2_loss
Fails: nothing
"""

import numpy as np


def l2_loss(predictions, targets):
    predictions = np.asarray(predictions, dtype=np.float64)
    targets = np.asarray(targets, dtype=np.float64)
    if predictions.shape != targets.shape or predictions.size == 0:
        raise ValueError("shapes differ or empty batch")
    error = (predictions - targets).ravel()
    return error @ error
