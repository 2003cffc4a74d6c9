"""The absolute values are added up and multiplied by the strength.

Exercise: l1_penalty
Fails: nothing
"""

import numpy as np


def l1_penalty(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength * np.sum(np.abs(w))
