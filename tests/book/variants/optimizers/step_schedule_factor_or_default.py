"""Takes a factor of 0 for one that was left out.

Exercise: step_schedule
Fails: step_schedule_kinds
"""

import numpy as np


def step_schedule(step, base, every, factor=None):
    step = np.asarray(step, dtype=np.float64)
    if np.any(step < 0) or every < 1:
        raise ValueError("steps from 0, periods from 1")
    return base * np.power(float(factor or 0.1), step // every)
