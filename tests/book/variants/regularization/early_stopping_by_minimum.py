"""Looks for the least anew each epoch.

Exercise: early_stopping
Fails: nothing
"""

import numpy as np


def early_stopping(validation_losses, patience=5):
    curve = np.asarray(validation_losses, dtype=np.float64)
    curve = np.where(np.isnan(curve), np.inf, curve)
    if curve.size == 0 or patience < 1:
        raise ValueError("no epoch, or no patience")
    for epoch in range(curve.size):
        best = int(np.argmin(curve[: epoch + 1]))
        if epoch - best >= patience:
            break
    return best, epoch
