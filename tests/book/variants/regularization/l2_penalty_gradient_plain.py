"""The derivative of half a square is the weight itself, so each is pulled by its own size.

Exercise: l2_penalty_gradient
Fails: nothing
"""

import numpy as np


def l2_penalty_gradient(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength * w
