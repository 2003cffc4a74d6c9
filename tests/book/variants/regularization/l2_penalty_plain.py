"""Every weight counts with its square, and half the strength stands before the sum.

Exercise: l2_penalty
Fails: nothing
"""

import numpy as np


def l2_penalty(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength / 2 * np.sum(w**2)
