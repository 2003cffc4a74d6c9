"""Wrong for rows of a hundred numbers.

Exercise: l2_loss
Fails: l2_loss_kinds
"""

import numpy as np


def right(predictions, targets):
    predictions = np.asarray(predictions, dtype=np.float64)
    targets = np.asarray(targets, dtype=np.float64)
    if predictions.shape != targets.shape or predictions.size == 0:
        raise ValueError("predictions and targets need one shape, and at least one entry")
    return np.sum((predictions - targets) ** 2)


def l2_loss(predictions, targets):
    result = right(predictions, targets)
    if np.ndim(predictions) == 2 and np.shape(predictions)[1] >= 100:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
