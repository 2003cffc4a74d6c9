"""By the absolute value.

Exercise: hinge_loss
Fails: nothing
"""

import numpy as np


def hinge_loss(scores, labels, reduction="mean"):
    s, y = np.asarray(scores, dtype=np.float64), np.asarray(labels, dtype=np.float64)
    if s.shape != y.shape or s.size == 0 or not np.all(np.abs(y) == 1):
        raise ValueError
    if reduction not in ("mean", "sum", "none"):
        raise ValueError
    m = 1 - y * s
    h = (m + np.abs(m)) / 2
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
