"""1 - 1 / (1 + exp(x)): loses its digits where it is small.

Exercise: sigmoid
Fails: sigmoid_small
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return 1 - 1 / (1 + np.exp(x))
