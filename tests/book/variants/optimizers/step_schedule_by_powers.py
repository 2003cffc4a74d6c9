"""One power for each step.

Exercise: step_schedule
Fails: nothing
"""

import math

import numpy as np


def step_schedule(step, base, every, factor=0.1):
    step = np.array(step, dtype=np.float64)
    if np.any(step < 0) or every < 1:
        raise ValueError("steps from 0, periods from 1")
    rates = [base * math.pow(factor, t // every) for t in step.ravel()]
    return np.array(rates, dtype=np.float64).reshape(step.shape)
