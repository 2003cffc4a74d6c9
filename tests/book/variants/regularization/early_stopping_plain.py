"""The losses are gone through in order, and the best epoch so far is kept until it is too long ago.

Exercise: early_stopping
Fails: nothing
"""

import numpy as np


def early_stopping(validation_losses, patience=5):
    if len(validation_losses) == 0:
        raise ValueError("there must be at least one epoch")
    if patience < 1:
        raise ValueError("patience must be at least 1")
    best, least = 0, np.inf
    for epoch, loss in enumerate(validation_losses):
        if loss < least:  # never true for nan
            best, least = epoch, loss
        if epoch - best >= patience:
            break
    return best, epoch
