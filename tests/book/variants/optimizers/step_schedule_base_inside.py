"""The base inside the power.

Exercise: step_schedule
Fails: step_schedule_values, step_schedule_edges, step_schedule_default, step_schedule_kinds,
       step_schedule_errors, step_schedule_kept
"""

import numpy as np


def step_schedule(step, base, every, factor=0.1):
    step = np.asarray(step, dtype=np.float64)
    if np.any(step < 0) or every < 1:
        raise ValueError("steps from 0, periods from 1")
    return (base * factor) ** (step // every)
