"""Wrong only there: factor any float.

Exercise: step_schedule
Fails: step_schedule_kinds
"""

import numpy as np


def _steps(step):
    step = np.array(step, dtype=np.float64)
    if np.any(step < 0):
        raise ValueError("a step is negative")
    return step


def step_schedule(step, base, every, factor=0.1):
    step = _steps(step)
    if every < 1:
        raise ValueError("every must be at least 1")
    factor = min(factor, 1.0)
    return base * factor ** np.floor(step / every)
