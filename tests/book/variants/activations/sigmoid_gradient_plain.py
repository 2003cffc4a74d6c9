"""The sigmoid at x is multiplied by the sigmoid at -x, so that nothing is subtracted from 1.

Exercise: sigmoid_gradient
Fails: nothing
"""

import numpy as np


def sigmoid_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))  # at most 1, so it cannot overflow
    # The sigmoids at |x| and at -|x|: their product is the same at x and at -x.
    return 1 / (1 + e) * (e / (1 + e))
