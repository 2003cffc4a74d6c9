"""What replaces nan by infinity makes infinity a large number as well.

Exercise: early_stopping
Fails: early_stopping_every_kind
"""

import numpy as np


def early_stopping(validation_losses, patience=5):
    curve = np.nan_to_num(np.asarray(validation_losses, dtype=np.float64), nan=np.inf)
    if curve.size == 0 or patience < 1:
        raise ValueError("no epoch, or no patience")
    for epoch in range(curve.size):
        best = int(np.argmin(curve[: epoch + 1]))
        if epoch - best >= patience:
            break
    return best, epoch
