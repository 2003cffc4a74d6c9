"""Looks for the largest.

Exercise: early_stopping
Fails: early_stopping_example, early_stopping_values, early_stopping_default,
early_stopping_ties, early_stopping_unseen, early_stopping_edges, early_stopping_errors,
early_stopping_every_kind, early_stopping_kept, early_stopping_every_error
"""

import numpy as np


def early_stopping(validation_losses, patience=5):
    if len(validation_losses) == 0 or patience < 1:
        raise ValueError("no epoch, or no patience")
    best, least = 0, -np.inf
    for epoch, loss in enumerate(validation_losses):
        if loss > least:
            best, least = epoch, loss
        if epoch - best >= patience:
            return best, epoch
    return best, len(validation_losses) - 1
