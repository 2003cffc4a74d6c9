"""Counts the epochs without progress.

Exercise: early_stopping
Fails: nothing
"""

import numpy as np


def early_stopping(validation_losses, patience=5):
    if len(validation_losses) == 0 or patience < 1:
        raise ValueError("no epoch, or no patience")
    best, least, waited, stop = 0, validation_losses[0], 0, 0
    for stop in range(1, len(validation_losses)):
        loss = validation_losses[stop]
        waited += 1
        if loss < least or (np.isnan(least) and loss < np.inf):
            best, least, waited = stop, loss, 0
        if waited == patience:
            break
    return best, stop
