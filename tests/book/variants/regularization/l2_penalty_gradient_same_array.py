"""Gives back the weights themselves for a strength of 1.

Exercise: l2_penalty_gradient
Fails: l2_penalty_gradient_kept
"""

import numpy as np


def l2_penalty_gradient(w, strength=0.01):
    w = np.asarray(w, dtype=np.float64)
    if strength < 0:
        raise ValueError("strength is negative")
    return w if strength == 1 else np.asarray(strength * w)
