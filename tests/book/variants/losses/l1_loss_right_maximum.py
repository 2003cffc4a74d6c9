"""The larger minus the smaller of each pair.

Exercise: l1_loss
Fails: nothing
"""

import numpy as np


def l1_loss(predictions, targets):
    predictions = np.asarray(predictions, dtype=np.float64)
    targets = np.asarray(targets, dtype=np.float64)
    if predictions.shape != targets.shape or predictions.size == 0:
        raise ValueError("shapes differ or empty batch")
    return (np.maximum(predictions, targets) - np.minimum(predictions, targets)).sum()
