"""The slope of an absolute value is the sign, which NumPy gives as 0 at 0.

Exercise: l1_penalty_gradient
Fails: nothing
"""

import numpy as np


def l1_penalty_gradient(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    w = np.asarray(w, dtype=np.float64)
    return strength * np.sign(w)
