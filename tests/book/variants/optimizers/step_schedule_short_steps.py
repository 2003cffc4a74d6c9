"""Steps as integers of 16 bits.

Exercise: step_schedule
Fails: step_schedule_kinds
"""

import numpy as np


def step_schedule(step, base, every, factor=0.1):
    step = np.asarray(step)
    if every < 1 or np.any(step < 0):
        raise ValueError("no such step, or no such length")
    step = step.astype(np.int16).astype(np.float64)
    return np.asarray(base * np.float64(factor) ** (step // every))
