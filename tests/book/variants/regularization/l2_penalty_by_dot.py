"""The product of the weights with themselves.

Exercise: l2_penalty
Fails: nothing
"""

import numpy as np


def l2_penalty(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64).ravel()
    return strength * (w @ w) / 2
