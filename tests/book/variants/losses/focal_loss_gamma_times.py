"""gamma is a factor, not an exponent.

Exercise: focal_loss
Fails: focal_loss_example, focal_loss_values, focal_loss_cross_entropy, focal_loss_kinds,
focal_loss_kept, focal_loss_options, focal_loss_every_error
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
    h = gamma * wrong * cost
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
