"""The derivative is 1 where x is positive and the slope elsewhere, the corner included.

Exercise: leaky_relu_gradient
Fails: nothing
"""

import numpy as np


def leaky_relu_gradient(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, 1.0, slope)
