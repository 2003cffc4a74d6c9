"""Positive for all.

Exercise: l1_penalty_gradient
Fails: l1_penalty_gradient_example, l1_penalty_gradient_values, l1_penalty_gradient_default,
l1_penalty_gradient_kinds, l1_penalty_gradient_differences, l1_penalty_gradient_every_kind,
l1_penalty_gradient_kept, l1_penalty_gradient_every_error, l1_penalty_gradient_input
"""

import numpy as np


def l1_penalty_gradient(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength * np.sign(np.abs(w))
