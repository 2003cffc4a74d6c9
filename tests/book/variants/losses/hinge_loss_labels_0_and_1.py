"""Takes 0 for the label of the second class, too.

Exercise: hinge_loss
Fails: hinge_loss_every_error, hinge_loss_labels
"""

import numpy as np


def hinge_loss(scores, labels, reduction="mean"):
    s, y = np.asarray(scores, dtype=np.float64), np.asarray(labels, dtype=np.float64)
    if s.shape != y.shape or s.size == 0:
        raise ValueError
    if reduction not in ("mean", "sum", "none"):
        raise ValueError
    h = np.maximum(0, 1 - np.where(y > 0, 1, -1) * s)
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
