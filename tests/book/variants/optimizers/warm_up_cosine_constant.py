"""Constant after the rise.

Exercise: warm_up_cosine
Fails: warm_up_cosine_example, warm_up_cosine_values, warm_up_cosine_no_warm_up,
       warm_up_cosine_ends, warm_up_cosine_kinds, warm_up_cosine_kept
"""

import numpy as np


def warm_up_cosine(step, base, warm, steps, lowest=0.0):
    step = np.asarray(step, dtype=np.float64)
    if np.any(step < 0) or warm < 0 or steps <= warm:
        raise ValueError("steps from 0, warm below steps")
    falling = lowest + (base - lowest) * 1.0
    return np.where(step < warm, base * (step + 1) / (warm + 1), falling)
