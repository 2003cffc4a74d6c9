"""The part up to delta, and what is beyond.

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
    e = np.abs(p - t)
    small = np.minimum(e, delta)
    h = small * small / 2 + delta * (e - small)
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
