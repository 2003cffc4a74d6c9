"""Labels that are nearly 1 count as 1.

Exercise: hinge_loss
Fails: hinge_loss_every_error
"""

import numpy as np


def hinge_loss(scores, labels, reduction="mean"):
    s, y = np.asarray(scores, dtype=np.float64), np.asarray(labels, dtype=np.float64)
    if s.shape != y.shape or s.size == 0 or reduction not in ("mean", "sum", "none"):
        raise ValueError
    if not np.allclose(np.abs(y), 1):
        raise ValueError
    each = np.maximum(0.0, 1 - y * s)
    return {"mean": np.mean, "sum": np.sum, "none": np.array}[reduction](each)[()]
