"""Refuses a delta of at most 0, which nan is not.

Exercise: huber_loss
Fails: huber_loss_every_error
"""

import numpy as np


def huber_loss(predictions, targets, delta=1.0, reduction="mean"):
    p, t = np.asarray(predictions, dtype=np.float64), np.asarray(targets, dtype=np.float64)
    if p.shape != t.shape or p.size == 0 or delta <= 0:
        raise ValueError("shapes differ, empty batch or a bad delta")
    e = np.abs(p - t)
    losses = np.where(e <= delta, e**2 / 2, delta * (e - delta / 2))
    if reduction == "none":
        return losses
    if reduction not in ("mean", "sum"):
        raise ValueError("no such reduction")
    return getattr(np, reduction)(losses)
