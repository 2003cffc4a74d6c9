"""Refuses the strength 0.

Exercise: l2_penalty
Fails: l2_penalty_zero, l2_penalty_errors, l2_penalty_every_kind, l2_penalty_kept
"""

import numpy as np


def l2_penalty(w, strength=0.01):
    if strength <= 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return 0.5 * strength * np.sum(w * w)
