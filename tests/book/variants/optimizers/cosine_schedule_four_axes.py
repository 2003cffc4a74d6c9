"""Wrong for four axes.

Exercise: cosine_schedule
Fails: cosine_schedule_kinds
"""

import numpy as np


def right(step, base, steps, lowest=0.0):
    step = np.asarray(step, dtype=np.float64)
    if np.any(step < 0):
        raise ValueError("steps must not be negative")
    if steps < 1:
        raise ValueError("steps must be at least 1")
    t = np.minimum(step, steps)  # afterwards it stays at the lowest
    return lowest + (base - lowest) / 2 * (1 + np.cos(np.pi * t / steps))


def cosine_schedule(step, base, steps, lowest=0.0):
    result = right(step, base, steps, lowest)
    if np.ndim(step) == 4:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
