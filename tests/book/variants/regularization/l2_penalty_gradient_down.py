"""Points downhill.

Exercise: l2_penalty_gradient
Fails: l2_penalty_gradient_example, l2_penalty_gradient_values, l2_penalty_gradient_default,
l2_penalty_gradient_kinds, l2_penalty_gradient_differences, l2_penalty_gradient_every_kind,
l2_penalty_gradient_kept, l2_penalty_gradient_every_error, l2_penalty_gradient_input
"""

import numpy as np


def l2_penalty_gradient(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return -strength * w
