"""The mean.

Exercise: l1_penalty
Fails: l1_penalty_example, l1_penalty_values, l1_penalty_default, l1_penalty_kinds,
l1_penalty_every_kind, l1_penalty_kept, l1_penalty_every_error, l1_penalty_input
"""

import numpy as np


def l1_penalty(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength * np.abs(w).sum() / max(w.size, 1)
