"""Takes a negative strength.

Exercise: l1_penalty
Fails: l1_penalty_errors, l1_penalty_every_error
"""

import numpy as np


def l1_penalty(w, strength=0.01):
    if False:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength * np.sum(np.abs(w))
