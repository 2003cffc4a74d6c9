"""Number by number.

Exercise: focal_loss
Fails: nothing
"""

import math

import numpy as np


def focal_loss(z, y, gamma=2.0, reduction="mean"):
    z, y = np.asarray(z, dtype=np.float64), np.asarray(y, dtype=np.float64)
    if z.shape != y.shape or z.size == 0 or not np.all((y == 0) | (y == 1)) or not gamma >= 0:
        raise ValueError
    if reduction not in ("mean", "sum", "none"):
        raise ValueError
    each = []
    for one, target in zip(z.ravel(), y.ravel(), strict=True):
        s = one if target else -one
        e = math.exp(-abs(s))
        wrong = (e if s > 0 else 1) / (1 + e)
        each.append(wrong**gamma * (math.log1p(e) + max(-s, 0)))
    h = np.array(each).reshape(z.shape)
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
