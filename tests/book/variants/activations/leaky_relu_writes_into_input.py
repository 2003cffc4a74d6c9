"""Multiplies in the caller's array.

Exercise: leaky_relu
Fails: leaky_relu_any_shape, leaky_relu_input_kept
"""

import numpy as np


def leaky_relu(x, slope=0.01):
    x = np.asarray(x, dtype=np.float64)
    if x.ndim == 0:
        return float(x) if x > 0 else float(slope * x)
    x[x < 0] *= slope
    return x
