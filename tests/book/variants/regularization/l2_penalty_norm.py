"""The length of the weights, not its square.

Exercise: l2_penalty
Fails: l2_penalty_example, l2_penalty_values, l2_penalty_default, l2_penalty_kinds,
l2_penalty_every_kind, l2_penalty_kept, l2_penalty_every_error, l2_penalty_input
"""

import numpy as np


def l2_penalty(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return 0.5 * strength * np.sqrt(np.sum(w * w))
