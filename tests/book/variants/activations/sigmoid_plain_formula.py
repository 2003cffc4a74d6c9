"""The plain formula, which overflows and so gives 0 far below.

Exercise: sigmoid
Fails: sigmoid_small
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return 1 / (1 + np.exp(-x))
