"""Large negative errors are taken for small ones.

Exercise: huber_loss
Fails: huber_loss_example, huber_loss_values, huber_loss_slope, huber_loss_reductions,
huber_loss_kinds, huber_loss_kept, huber_loss_options, huber_loss_every_error
"""

import numpy as np


def huber_loss(predictions, targets, delta=1.0, reduction="mean"):
    p, t = np.asarray(predictions, dtype=np.float64), np.asarray(targets, dtype=np.float64)
    if p.shape != t.shape or p.size == 0 or not delta > 0:
        raise ValueError
    if reduction not in ("mean", "sum", "none"):
        raise ValueError
    e = p - t
    h = np.where(e <= delta, e * e / 2, delta * (e - delta / 2))
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](h)[()]
