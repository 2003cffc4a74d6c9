"""A Python loop over the elements.

Exercise: relu_gradient
Fails: nothing
"""

import numpy as np


def relu_gradient(x):
    x = np.asarray(x, dtype=np.float64)
    y = np.zeros(x.shape)
    for index in np.ndindex(x.shape):
        if x[index] > 0:
            y[index] = 1.0
    return y
