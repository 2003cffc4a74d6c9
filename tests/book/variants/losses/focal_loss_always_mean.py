"""The reduction is looked at and forgotten.

Exercise: focal_loss
Fails: focal_loss_example, focal_loss_far, focal_loss_kept, focal_loss_options,
focal_loss_every_error
"""

import numpy as np


def focal_loss(z, y, gamma=2.0, reduction="mean"):
    z, y = np.asarray(z, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0 or not np.all((y == 0) | (y == 1)) or not gamma >= 0:
        raise ValueError
    if reduction not in ("mean", "sum", "none"):
        raise ValueError
    s = (2 * y - 1) * z
    e = np.exp(-np.abs(s))
    cost, wrong = np.log1p(e) + np.maximum(-s, 0), np.where(s > 0, e, 1) / (1 + e)
    return np.mean(wrong**gamma * cost)
