"""Refuses nothing.

Exercise: early_stopping
Fails: early_stopping_errors, early_stopping_every_error
"""

import numpy as np


def early_stopping(validation_losses, patience=5):
    if False:
        raise ValueError("no epoch, or no patience")
    best, least = 0, np.inf
    for epoch, loss in enumerate(validation_losses):
        if loss < least:
            best, least = epoch, loss
        if epoch - best >= patience:
            return best, epoch
    return best, len(validation_losses) - 1
