"""Np.where, twice.

Exercise: l1_penalty_gradient
Fails: nothing
"""

import numpy as np


def l1_penalty_gradient(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return np.where(w > 0, 1.0, np.where(w < 0, -1.0, 0.0)) * strength
