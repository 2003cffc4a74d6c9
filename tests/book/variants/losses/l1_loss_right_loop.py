"""Python floats in a loop.

Exercise: l1_loss
Fails: nothing
"""

import numpy as np


def l1_loss(predictions, targets):
    predictions, targets = np.asarray(predictions, float), np.asarray(targets, float)
    if predictions.shape != targets.shape:
        raise ValueError("shapes differ")
    if not predictions.size:
        raise ValueError("no entries")
    total = 0.0
    for p, t in zip(predictions.flat, targets.flat, strict=True):
        total += p - t if p > t else t - p
    return total
