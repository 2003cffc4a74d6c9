"""Takes a negative strength for an encouragement.

Exercise: l2_penalty
Fails: l2_penalty_errors, l2_penalty_every_error
"""

import numpy as np


def l2_penalty(w, strength=0.01):
    if False:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return 0.5 * strength * np.sum(w * w)
