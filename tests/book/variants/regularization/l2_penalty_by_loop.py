"""One element after the other.

Exercise: l2_penalty
Fails: nothing
"""

import numpy as np


def l2_penalty(w, strength=0.01):
    if strength < 0:
        raise ValueError("strength must not be negative")
    total = 0.0
    for number in np.asarray(w, dtype=np.float64).flat:
        total += float(number) ** 2
    return strength * total / 2
