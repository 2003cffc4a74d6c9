"""No strength above a million.

Exercise: l2_penalty
Fails: l2_penalty_every_kind
"""

import numpy as np


def l2_penalty(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength is negative")
    return min(strength, 1e6) / 2 * np.sum(np.asarray(w, dtype=np.float64) ** 2)
