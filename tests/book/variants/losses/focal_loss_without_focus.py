"""The cross-entropy: every sample counts as much.

Exercise: focal_loss
Fails: focal_loss_example, focal_loss_values, focal_loss_far, focal_loss_kinds, focal_loss_kept,
focal_loss_options, focal_loss_every_error
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
    cost = np.log1p(e) + np.maximum(-s, 0)
    h = cost
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
