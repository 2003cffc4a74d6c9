"""2 sigmoid(2x) - 1.

Exercise: tanh
Fails: nothing
"""

import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=np.float64)
    return 2 / (1 + np.exp(-2 * x)) - 1
