"""The slope is 1 where x is positive and 0 everywhere else, the corner included.

Exercise: relu_gradient
Fails: nothing
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, 1.0, 0.0)
