"""With s = z or -z for the score of what is true, both -ln p and 1 - p are written with exp(-|s|), which never overflows.

Exercise: focal_loss
Fails: nothing
"""

import numpy as np


def focal_loss(z, y, gamma=2.0, reduction="mean"):
    z = np.asarray(z, dtype=np.float64)
    y = np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0:
        raise ValueError("z and y need one shape, and at least one entry")
    if not np.all((y == 0) | (y == 1)):
        raise ValueError("targets must be 0 or 1")
    if gamma < 0:
        raise ValueError("gamma must be at least 0")
    s = np.where(y == 1, z, -z)  # p is sigmoid(s)
    e = np.exp(-np.abs(s))
    minus_ln_p = np.maximum(-s, 0) + np.log1p(e)
    wrong = np.where(s >= 0, e, 1) / (1 + e)  # 1 - p is sigmoid(-s), not 0 where p rounds to 1
    losses = wrong**gamma * minus_ln_p
    if reduction == "mean":
        return losses.mean()
    if reduction == "sum":
        return losses.sum()
    if reduction == "none":
        return losses
    raise ValueError("reduction must be mean, sum or none")
