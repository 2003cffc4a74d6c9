"""A default of 0.1.

Exercise: l1_penalty_gradient
Fails: l1_penalty_gradient_default, l1_penalty_gradient_every_kind
"""

import numpy as np


def l1_penalty_gradient(w, strength=0.1):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength * np.sign(w)
