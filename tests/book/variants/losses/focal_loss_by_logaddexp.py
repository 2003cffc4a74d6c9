"""With the logarithm of a sum of exponentials.

Exercise: focal_loss
Fails: nothing
"""

import numpy as np


def focal_loss(z, y, gamma=2.0, reduction="mean"):
    z, y = np.asarray(z, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0 or not np.all((y == 0) | (y == 1)) or not gamma >= 0:
        raise ValueError
    if reduction not in ("mean", "sum", "none"):
        raise ValueError
    s = np.where(y == 1, z, -z)
    cost = np.logaddexp(0, -s)
    h = np.exp(-gamma * np.logaddexp(0, s)) * cost
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
