"""An epoch with a loss of nan uses up no patience.

Exercise: early_stopping
Fails: early_stopping_every_kind
"""

import numpy as np


def early_stopping(validation_losses, patience=5):
    losses = np.asarray(validation_losses, dtype=np.float64)
    if losses.size == 0 or patience < 1:
        raise ValueError("no epoch, or no patience")
    best, least = 0, np.inf
    for epoch, loss in enumerate(losses):
        if np.isnan(loss):
            continue
        if loss < least:
            best, least = epoch, loss
        elif epoch - best >= patience:
            return best, epoch
    return best, len(losses) - 1
