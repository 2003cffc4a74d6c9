"""Np.where at the end.

Exercise: cosine_schedule
Fails: nothing
"""

import numpy as np


def cosine_schedule(step, base, steps, lowest=0.0):
    step = np.asarray(step, dtype=np.float64)
    if step.min(initial=0) < 0 or steps < 1:
        raise ValueError("steps from 0, at least one")
    falling = (base + lowest) / 2 + (base - lowest) / 2 * np.cos(np.pi * step / steps)
    return np.where(step >= steps, float(lowest), falling)
