"""Each sign of x takes the form of the fraction whose exponential is at most 1.

Exercise: sigmoid
Fails: nothing
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    e = np.exp(-np.abs(x))  # at most 1, so it cannot overflow
    return np.where(x >= 0, 1 / (1 + e), e / (1 + e))
