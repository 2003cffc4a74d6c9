"""Squares whole numbers in their own type, where they overflow.

Exercise: l2_penalty
Fails: l2_penalty_kinds, l2_penalty_every_kind
"""

import numpy as np


def l2_penalty(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w)
    return 0.5 * strength * np.sum(w * w)
