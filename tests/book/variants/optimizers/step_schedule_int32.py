"""Wrong for integers of 32 bits.

Exercise: step_schedule
Fails: step_schedule_kinds
"""

import numpy as np


def right(step, base, every, factor=0.1):
    step = np.asarray(step, dtype=np.float64)
    if np.any(step < 0):
        raise ValueError("steps must not be negative")
    if every < 1:
        raise ValueError("every must be at least 1")
    return base * factor ** (step // every)


def step_schedule(step, base, every, factor=0.1):
    result = right(step, base, every, factor)
    if getattr(step, "dtype", None) == np.int32:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
