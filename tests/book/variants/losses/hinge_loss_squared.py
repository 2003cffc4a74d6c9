"""The square of the hinge loss.

Exercise: hinge_loss
Fails: hinge_loss_example, hinge_loss_values, hinge_loss_labels, hinge_loss_reductions,
hinge_loss_kinds, hinge_loss_kept, hinge_loss_options, hinge_loss_every_error
"""

import numpy as np


def hinge_loss(scores, labels, reduction="mean"):
    s, y = np.asarray(scores, dtype=np.float64), np.asarray(labels, dtype=np.float64)
    if s.shape != y.shape or s.size == 0 or not np.all(np.abs(y) == 1):
        raise ValueError
    if reduction not in ("mean", "sum", "none"):
        raise ValueError
    h = np.maximum(0, 1 - y * s) ** 2
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
