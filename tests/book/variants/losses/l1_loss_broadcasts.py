"""No look at the shapes: NumPy broadcasts.

Exercise: l1_loss
Fails: l1_loss_shapes, l1_loss_every_shape_refused
"""

import numpy as np


def l1_loss(predictions, targets):
    predictions = np.asarray(predictions, dtype=np.float64)
    targets = np.asarray(targets, dtype=np.float64)
    return np.sum(np.abs(predictions - targets))
