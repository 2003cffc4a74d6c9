"""An exponential of a logarithm, for factors above 0 only.

Exercise: step_schedule
Fails: step_schedule_kinds
"""

import numpy as np


def step_schedule(step, base, every, factor=0.1):
    step = np.asarray(step, dtype=np.float64)
    if step.min(initial=0) < 0 or every < 1:
        raise ValueError("steps from 0, periods from 1")
    return base * np.exp(np.log(factor) * np.floor(step / every))
