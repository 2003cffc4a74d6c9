"""Compares lengths, so that (3,) with (3, 1) passes.

Exercise: l1_loss
Fails: l1_loss_shapes, l1_loss_every_shape_refused
"""

import numpy as np


def l1_loss(predictions, targets):
    predictions = np.atleast_1d(np.asarray(predictions, dtype=np.float64))
    targets = np.atleast_1d(np.asarray(targets, dtype=np.float64))
    if len(predictions) != len(targets) or predictions.size == 0:
        raise ValueError("lengths differ or empty batch")
    return np.sum(np.abs(predictions - targets))
