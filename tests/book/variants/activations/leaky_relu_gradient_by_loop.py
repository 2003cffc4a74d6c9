"""A Python loop over the elements.

Exercise: leaky_relu_gradient
Fails: nothing
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    y = np.ones(x.shape)
    for index in np.ndindex(x.shape):
        if x[index] <= 0:
            y[index] = slope
    return y
