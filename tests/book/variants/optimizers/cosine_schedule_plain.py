"""The step is limited to the last one, because the cosine would rise again after it.

Exercise: cosine_schedule
Fails: nothing
"""

import numpy as np


def cosine_schedule(step, base, steps, lowest=0.0):
    step = np.asarray(step, dtype=np.float64)
    if np.any(step < 0):
        raise ValueError("steps must not be negative")
    if steps < 1:
        raise ValueError("steps must be at least 1")
    t = np.minimum(step, steps)  # afterwards it stays at the lowest
    return lowest + (base - lowest) / 2 * (1 + np.cos(np.pi * t / steps))
