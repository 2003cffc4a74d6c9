"""beta = 1.702 when none is given.

Exercise: swish
Fails: swish_values, swish_any_shape, swish_input_kept, swish_near_and_far, swish_call
"""

import numpy as np


def swish(x, beta=1.702):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore", invalid="ignore"):
        y = x / (1 + np.exp(-beta * x))
    return np.where(x == -np.inf, 0.0, y)
