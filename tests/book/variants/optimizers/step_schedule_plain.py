"""Whole periods are counted with //, and the factor is raised to that power.

Exercise: step_schedule
Fails: nothing
"""

import numpy as np


def step_schedule(step, base, every, factor=0.1):
    step = np.asarray(step, dtype=np.float64)
    if np.any(step < 0):
        raise ValueError("steps must not be negative")
    if every < 1:
        raise ValueError("every must be at least 1")
    return base * factor ** (step // every)
