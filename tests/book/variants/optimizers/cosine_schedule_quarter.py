"""A quarter of a cosine.

Exercise: cosine_schedule
Fails: cosine_schedule_example, cosine_schedule_values, cosine_schedule_symmetric,
       cosine_schedule_default, cosine_schedule_kinds, cosine_schedule_errors,
       cosine_schedule_kept
"""

import numpy as np


def cosine_schedule(step, base, steps, lowest=0.0):
    step = np.asarray(step, dtype=np.float64)
    if np.any(step < 0) or steps < 1:
        raise ValueError("steps from 0, at least one")
    part = np.minimum(step, steps) / steps
    return lowest + (base - lowest) * np.cos(np.pi / 2 * part)
