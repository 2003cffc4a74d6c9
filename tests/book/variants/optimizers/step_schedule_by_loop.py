"""Multiplies period by period.

Exercise: step_schedule
Fails: nothing
"""

import numpy as np


def step_schedule(step, base, every, factor=0.1):
    step = np.asarray(step, dtype=np.float64)
    if (step < 0).any() or every < 1:
        raise ValueError("steps from 0, periods from 1")
    rate, bound = np.full(step.shape, float(base)), every
    while (step >= bound).any():
        rate = np.where(step >= bound, rate * factor, rate)
        bound += every
    return rate
