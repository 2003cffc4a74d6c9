"""The product of label and score is the margin; what it lacks to 1 is the loss, and never less than 0.

Exercise: hinge_loss
Fails: nothing
"""

import numpy as np


def hinge_loss(scores, labels, reduction="mean"):
    scores = np.asarray(scores, dtype=np.float64)
    labels = np.asarray(labels, dtype=np.float64)
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
