"""No look at the shapes: NumPy broadcasts.

Exercise: l1_loss
Fails: l1_loss_shapes
"""

import numpy as np


def l1_loss(predictions, targets):
    predictions = np.asarray(predictions, dtype=np.float64)
    targets = np.asarray(targets, dtype=np.float64)
    return np.sum(np.abs(predictions - targets))
