"""2 sigmoid(x) - 1: too wide.

Exercise: tanh
Fails: tanh_example, tanh_values
"""

import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return 2 / (1 + np.exp(-x)) - 1
