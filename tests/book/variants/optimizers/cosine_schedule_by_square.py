"""The square of half the angle.

Exercise: cosine_schedule
Fails: nothing
"""

import numpy as np


def cosine_schedule(step, base, steps, lowest=0.0):
    step = np.asarray(step, dtype=np.float64)
    if (step < 0).any() or steps < 1:
        raise ValueError("steps from 0, at least one")
    high = np.cos(np.pi / 2 * np.clip(step / steps, 0, 1)) ** 2
    return base * high + lowest * (1 - high)
