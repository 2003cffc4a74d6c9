"""Both lines are computed for every error, and np.where takes the parabola where the error is small.

Exercise: huber_loss
Fails: nothing
"""

import numpy as np


def huber_loss(predictions, targets, delta=1.0, reduction="mean"):
    predictions = np.asarray(predictions, dtype=np.float64)
    targets = np.asarray(targets, dtype=np.float64)
    if predictions.shape != targets.shape or predictions.size == 0:
        raise ValueError("predictions and targets need one shape, and at least one entry")
    if not delta > 0:  # so that nan is refused too
        raise ValueError("delta must be greater than 0")
    size = np.abs(predictions - targets)
    losses = np.where(size <= delta, size**2 / 2, delta * (size - delta / 2))
    if reduction == "mean":
        return losses.mean()
    if reduction == "sum":
        return losses.sum()
    if reduction == "none":
        return losses
    raise ValueError("reduction must be mean, sum or none")
