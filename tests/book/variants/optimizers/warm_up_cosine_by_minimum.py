"""The smaller of the line and the top, times the cosine.

Exercise: warm_up_cosine
Fails: nothing
"""

import numpy as np


def warm_up_cosine(step, base, warm, steps, lowest=0.0):
    step = np.asarray(step, dtype=np.float64)
    if step.min(initial=0) < 0 or not 0 <= warm < steps:
        raise ValueError("steps from 0, warm below steps")
    high = np.cos(np.pi / 2 * np.clip((step - warm) / (steps - warm), 0, 1)) ** 2
    return np.minimum((step + 1) / (warm + 1), 1) * (lowest + (base - lowest) * high)
