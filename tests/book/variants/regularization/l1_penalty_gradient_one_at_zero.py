"""1 at 0.

Exercise: l1_penalty_gradient
Fails: l1_penalty_gradient_example, l1_penalty_gradient_kinds, l1_penalty_gradient_zero,
l1_penalty_gradient_every_kind
"""

import numpy as np


def l1_penalty_gradient(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength * np.where(w >= 0, 1.0, -1.0)
