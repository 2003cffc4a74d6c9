"""Two assignments.

Exercise: warm_up_cosine
Fails: nothing
"""

import numpy as np


def warm_up_cosine(step, base, warm, steps, lowest=0.0):
    step = np.atleast_1d(np.asarray(step, dtype=np.float64)), np.shape(step)
    step, shape = step
    if (step < 0).any() or warm < 0 or warm >= steps:
        raise ValueError("steps from 0, warm below steps")
    rate = np.empty(step.shape)
    rising = step < warm
    rate[rising] = base * (step[rising] + 1) / (warm + 1)
    part = np.minimum((step[~rising] - warm) / (steps - warm), 1)
    rate[~rising] = lowest + (base - lowest) / 2 * (1 + np.cos(np.pi * part))
    return rate.reshape(shape)
