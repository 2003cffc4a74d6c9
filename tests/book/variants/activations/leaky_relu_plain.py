"""The sign of each number decides whether it stays or is multiplied by the slope.

Exercise: leaky_relu
Fails: nothing
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, slope * x)
