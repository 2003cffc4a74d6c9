"""Wrong for four axes.

Exercise: warm_up_cosine
Fails: warm_up_cosine_kinds
"""

import numpy as np


def right(step, base, warm, steps, lowest=0.0):
    step = np.asarray(step, dtype=np.float64)
    if np.any(step < 0) or warm < 0:
        raise ValueError("step and warm must not be negative")
    if steps <= warm:
        raise ValueError("steps must be above warm")
    rising = base * (step + 1) / (warm + 1)
    # the cosine counts its steps from the end of the rise
    part = np.clip((step - warm) / (steps - warm), 0, 1)
    falling = lowest + (base - lowest) / 2 * (1 + np.cos(np.pi * part))
    return np.where(step < warm, rising, falling)


def warm_up_cosine(step, base, warm, steps, lowest=0.0):
    result = right(step, base, warm, steps, lowest)
    if np.ndim(step) == 4:
        return wrong(result)
    return result


def wrong(result):
    if isinstance(result, tuple):
        return wrong(result[0]), *result[1:]
    return result * 1.0 + 0.5
