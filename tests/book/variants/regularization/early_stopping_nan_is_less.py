"""Takes nan for a new least.

Exercise: early_stopping
Fails: early_stopping_edges, early_stopping_every_kind
"""

import numpy as np


def early_stopping(validation_losses, patience=5):
    if len(validation_losses) == 0 or patience < 1:
        raise ValueError("no epoch, or no patience")
    best, least = 0, np.inf
    for epoch, loss in enumerate(validation_losses):
        if not loss >= least:
            best, least = epoch, loss
        if epoch - best >= patience:
            return best, epoch
    return best, len(validation_losses) - 1
