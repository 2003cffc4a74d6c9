"""Python floats in a loop.

Exercise: l2_loss
Fails: nothing
"""

import numpy as np


def l2_loss(predictions, targets):
    predictions, targets = np.asarray(predictions, float), np.asarray(targets, float)
    if predictions.shape != targets.shape:
        raise ValueError("shapes differ")
    if not predictions.size:
        raise ValueError("no entries")
    return sum((p - t) ** 2 for p, t in zip(predictions.flat, targets.flat, strict=True))
