"""The reductions as a match.

Exercise: hinge_loss
Fails: nothing
"""

import numpy as np


def hinge_loss(scores, labels, reduction="mean"):
    s, y = np.array(scores, float), np.array(labels, float)
    if s.shape != y.shape or not s.size or not set(y.ravel().tolist()) <= {1.0, -1.0}:
        raise ValueError
    h = np.asarray(np.clip(1 - y * s, 0, None))
    match reduction:
        case "mean":
            return h.mean()
        case "sum":
            return h.sum()
        case "none":
            return h
    raise ValueError(reduction)
