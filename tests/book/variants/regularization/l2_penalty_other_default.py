"""A default of 0.1.

Exercise: l2_penalty
Fails: l2_penalty_default, l2_penalty_every_kind
"""

import numpy as np


def l2_penalty(w, strength=0.1):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return 0.5 * strength * np.sum(w * w)
