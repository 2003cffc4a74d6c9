"""A row beside a column is taken.

Exercise: l1_loss
Fails: l1_loss_every_shape_refused
"""

import numpy as np


def l1_loss(predictions, targets):
    p, t = np.asarray(predictions, float), np.asarray(targets, float)
    if p.squeeze().shape != t.squeeze().shape or p.ndim != t.ndim or not p.size:
        raise ValueError
    return np.abs(p.ravel() - t.ravel()).sum()
