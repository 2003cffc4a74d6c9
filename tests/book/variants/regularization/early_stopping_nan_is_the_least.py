"""Begins anew after each loss of nan.

Exercise: early_stopping
Fails: early_stopping_every_kind
"""

import numpy as np


def early_stopping(validation_losses, patience=5):
    losses = np.asarray(validation_losses, dtype=np.float64)
    if losses.size == 0 or patience < 1:
        raise ValueError("no epoch, or no patience")
    best, least = 0, np.nan
    for epoch, loss in enumerate(losses):
        if loss < least or (np.isnan(least) and not np.isnan(loss)):
            best, least = epoch, loss
        elif np.isnan(loss):
            least = loss
        if epoch - best >= patience:
            return best, epoch
    return best, len(losses) - 1
