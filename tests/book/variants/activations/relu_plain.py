"""Of each number and 0, the larger one is taken.

Exercise: relu
Fails: nothing
"""

import numpy as np


def relu(x):
    x = np.asarray(x, dtype=np.float64)
    return np.maximum(x, 0)
