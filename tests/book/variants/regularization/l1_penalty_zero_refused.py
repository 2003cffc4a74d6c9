"""Refuses the strength 0.

Exercise: l1_penalty
Fails: l1_penalty_zero, l1_penalty_errors, l1_penalty_every_kind, l1_penalty_kept
"""

import numpy as np


def l1_penalty(w, strength=0.01):
    if strength <= 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength * np.sum(np.abs(w))
