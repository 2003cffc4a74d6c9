"""Writes into the weights.

Exercise: l2_penalty_gradient
Fails: l2_penalty_gradient_input, l2_penalty_gradient_every_kind, l2_penalty_gradient_kept
"""

import numpy as np


def l2_penalty_gradient(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    w *= strength
    return w
