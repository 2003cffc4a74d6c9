"""(1 + tanh(x / 2)) / 2: loses its digits where it is small.

Exercise: sigmoid
Fails: sigmoid_small
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return (1 + np.tanh(x / 2)) / 2
