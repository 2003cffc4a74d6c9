"""No look at the shapes: NumPy broadcasts.

Exercise: l2_loss
Fails: l2_loss_shapes, l2_loss_every_shape_refused
"""

import numpy as np


def l2_loss(predictions, targets):
    predictions = np.asarray(predictions, dtype=np.float64)
    targets = np.asarray(targets, dtype=np.float64)
    return np.sum((predictions - targets) ** 2)
