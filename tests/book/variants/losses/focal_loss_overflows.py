"""The exponential of a large logit is infinite.

Exercise: focal_loss
Fails: focal_loss_far
"""

import numpy as np


def focal_loss(z, y, gamma=2.0, reduction="mean"):
    z, y = np.asarray(z, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0 or not np.all((y == 0) | (y == 1)) or not gamma >= 0:
        raise ValueError
    if reduction not in ("mean", "sum", "none"):
        raise ValueError
    s = (2 * y - 1) * z
    with np.errstate(over="ignore", invalid="ignore"):
        e = np.exp(-s)
        h = (e / (1 + e)) ** gamma * np.log1p(e)
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
