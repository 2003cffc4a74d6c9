"""Steps as float32, which cannot count beyond 16 777 216.

Exercise: step_schedule
Fails: step_schedule_kinds
"""

import numpy as np


def step_schedule(step, base, every, factor=0.1):
    step = np.asarray(step, dtype=np.float32)
    if every < 1 or np.any(step < 0):
        raise ValueError("no such step, or no such length")
    return np.asarray(base * np.float64(factor) ** (step // every))
