"""In place, on a copy.

Exercise: l2_penalty_gradient
Fails: nothing
"""

import numpy as np


def l2_penalty_gradient(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    gradient = np.array(w, dtype=np.float64)
    gradient *= strength
    return gradient
