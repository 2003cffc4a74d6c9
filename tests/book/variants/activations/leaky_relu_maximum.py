"""max(x, p x), right only for slopes up to 1.

Exercise: leaky_relu
Fails: leaky_relu_steep, leaky_relu_call
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.maximum(x, slope * x)
