"""Gives an empty array for an empty batch when nothing is reduced.

Exercise: hinge_loss
Fails: hinge_loss_every_error
"""

import numpy as np


def hinge_loss(scores, labels, reduction="mean"):
    scores = np.asarray(scores, dtype=np.float64)
    labels = np.asarray(labels, dtype=np.float64)
    if scores.shape != labels.shape or not np.all(np.abs(labels) == 1):
        raise ValueError("one label, 1 or -1, for each score")
    losses = np.maximum(0.0, 1.0 - labels * scores)
    if reduction == "none":
        return losses
    if reduction not in ("mean", "sum") or losses.size == 0:
        raise ValueError("nothing to reduce, or no such reduction")
    return losses.mean() if reduction == "mean" else losses.sum()
