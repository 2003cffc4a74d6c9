"""Number by number.

Exercise: huber_loss
Fails: nothing
"""

import numpy as np


def huber_loss(predictions, targets, delta=1.0, reduction="mean"):
    p, t = np.asarray(predictions, dtype=np.float64), np.asarray(targets, dtype=np.float64)
    if p.shape != t.shape or p.size == 0 or not delta > 0:
        raise ValueError
    if reduction not in ("mean", "sum", "none"):
        raise ValueError
    each = []
    for one, other in zip(p.ravel(), t.ravel(), strict=True):
        e = abs(one - other)
        each.append(e**2 / 2 if e <= delta else delta * (e - delta / 2))
    h = np.array(each).reshape(p.shape)
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
