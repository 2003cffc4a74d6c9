"""Np.multiply.

Exercise: l2_penalty_gradient
Fails: nothing
"""

import numpy as np


def l2_penalty_gradient(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    return np.multiply(w, strength, dtype=np.float64)
