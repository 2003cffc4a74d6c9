"""Keeps the type of its input.

Exercise: l2_penalty_gradient
Fails: l2_penalty_gradient_kinds, l2_penalty_gradient_every_kind
"""

import numpy as np


def l2_penalty_gradient(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w)
    return (strength * w).astype(w.dtype)
