"""Labels that are nearly 1 count as 1.

Exercise: hinge_loss
Fails: hinge_loss_every_error
"""

import numpy as np

from solutions import losses


def hinge_loss(scores, labels, reduction="mean"):
    l = np.asarray(labels, float)
    if (
        (np.abs(l) != 1).any()
        and (l != 0).all()
        and not np.isnan(l).any()
        and (np.abs(np.abs(l) - 1) > 1e-9).any()
    ):
        raise ValueError
    if (l == 0).any() or np.isnan(l).any():
        raise ValueError
    return losses.hinge_loss(scores, np.sign(l), reduction)
