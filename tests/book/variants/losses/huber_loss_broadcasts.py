"""Shapes are not compared.

Exercise: huber_loss
Fails: huber_loss_every_error
"""

import numpy as np


def huber_loss(predictions, targets, delta=1.0, reduction="mean"):
    e = np.abs(np.asarray(predictions, dtype=np.float64) - np.asarray(targets, dtype=np.float64))
    if e.size == 0 or not delta > 0 or reduction not in ("mean", "sum", "none"):
        raise ValueError
    h = np.where(e <= delta, e * e / 2, delta * (e - delta / 2))
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
