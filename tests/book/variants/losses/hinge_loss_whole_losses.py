"""Whole scores give whole losses, each for itself.

Exercise: hinge_loss
Fails: hinge_loss_kinds, hinge_loss_options
"""

import numpy as np


def hinge_loss(scores, labels, reduction="mean"):
    scores = np.asarray(scores)
    labels = np.asarray(labels).astype(scores.dtype)
    if scores.shape != labels.shape or scores.size == 0:
        raise ValueError("scores and labels need one shape, and at least one entry")
    if not np.all((labels == 1) | (labels == -1)):
        raise ValueError("labels must be 1 or -1")
    losses = np.maximum(0, 1 - labels * scores)
    if reduction == "mean":
        return losses.mean()
    if reduction == "sum":
        return losses.sum()
    if reduction == "none":
        return losses
    raise ValueError("reduction must be mean, sum or none")
