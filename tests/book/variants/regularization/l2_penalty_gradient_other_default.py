"""A default of 1.

Exercise: l2_penalty_gradient
Fails: l2_penalty_gradient_default, l2_penalty_gradient_every_kind
"""

import numpy as np


def l2_penalty_gradient(w, strength=1.0):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength * w
