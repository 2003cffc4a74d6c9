"""A Python loop over the elements.

Exercise: leaky_relu
Fails: nothing
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    y = x.copy()
    for index in np.ndindex(x.shape):
        if x[index] < 0:
            y[index] = slope * x[index]
    return y
