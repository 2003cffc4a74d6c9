"""Takes a negative strength.

Exercise: l2_penalty_gradient
Fails: l2_penalty_gradient_errors, l2_penalty_gradient_every_error
"""

import numpy as np


def l2_penalty_gradient(w, strength=0.01):
    if False:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength * w
