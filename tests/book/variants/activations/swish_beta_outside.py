"""beta x sigmoid(x).

Exercise: swish
Fails: swish_example, swish_values, swish_any_beta, swish_large, swish_call, swish_limits,
swish_input_kept
"""

import numpy as np


def swish(x, beta=1.0):
    x = np.asarray(x, dtype=np.float64)
    y = beta * x / (1 + np.exp(-np.maximum(x, -700)))
    return np.where(x == -np.inf, 0.0, y)
