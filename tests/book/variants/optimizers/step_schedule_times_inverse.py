"""Multiplies by 1 / every, which is less than it should be for 49 steps.

Exercise: step_schedule
Fails: step_schedule_kinds
"""

import numpy as np


def step_schedule(step, base, every, factor=0.1):
    step = np.asarray(step, dtype=np.float64)
    if np.any(step < 0) or every < 1:
        raise ValueError("steps from 0, periods from 1")
    return base * np.power(float(factor), np.floor(step * (1 / every)))
