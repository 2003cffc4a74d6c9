"""Refuses nothing.

Exercise: step_schedule
Fails: step_schedule_errors
"""

import numpy as np


def step_schedule(step, base, every, factor=0.1):
    step = np.asarray(step, dtype=np.float64)
    if False:
        raise ValueError("steps from 0, periods from 1")
    return base * factor ** (step // every)
