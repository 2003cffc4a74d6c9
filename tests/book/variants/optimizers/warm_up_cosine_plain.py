"""The line and the cosine are computed for every step, and each step takes the one it needs.

Exercise: warm_up_cosine
Fails: nothing
"""

import numpy as np


def warm_up_cosine(step, base, warm, steps, lowest=0.0):
    step = np.asarray(step, dtype=np.float64)
    if np.any(step < 0) or warm < 0:
        raise ValueError("step and warm must not be negative")
    if steps <= warm:
        raise ValueError("steps must be above warm")
    rising = base * (step + 1) / (warm + 1)
    # the cosine counts its steps from the end of the rise
    part = np.clip((step - warm) / (steps - warm), 0, 1)
    falling = lowest + (base - lowest) / 2 * (1 + np.cos(np.pi * part))
    return np.where(step < warm, rising, falling)
