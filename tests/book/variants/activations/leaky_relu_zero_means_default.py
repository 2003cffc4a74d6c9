"""Takes the slope 0 for a missing one.

Exercise: leaky_relu
Fails: leaky_relu_special_slopes, leaky_relu_call, leaky_relu_input_kept
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, (slope or 0.01) * x)
