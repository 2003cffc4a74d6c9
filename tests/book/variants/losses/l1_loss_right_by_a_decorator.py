"""A decorator looks at the shapes.

Exercise: l1_loss
Fails: nothing
"""

import numpy as np


def checked(function):
    """A decorator that looks at the shapes."""

    def both(predictions, targets):
        p, t = np.array(predictions, float), np.array(targets, float)
        if p.shape != t.shape or p.size == 0:
            raise ValueError("shapes")
        return np.float64(function(p.ravel() - t.ravel()))

    return both


@checked
def l1_loss(error):
    return sum(map(abs, error))
