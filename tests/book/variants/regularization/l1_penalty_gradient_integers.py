"""Keeps whole numbers.

Exercise: l1_penalty_gradient
Fails: l1_penalty_gradient_kinds, l1_penalty_gradient_every_kind
"""

import numpy as np


def l1_penalty_gradient(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w)
    return (strength * np.sign(w)).astype(w.dtype)
