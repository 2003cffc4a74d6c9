"""The root of the square, which is infinite for 1e200.

Exercise: l1_penalty
Fails: l1_penalty_every_kind
"""

import numpy as np


def l1_penalty(w, strength=0.01):
    w = np.asarray(w, dtype=np.float64)
    if strength < 0:
        raise ValueError("strength is negative")
    return strength * np.sqrt(w**2).sum()
