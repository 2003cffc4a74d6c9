"""0.1 when no slope is given.

Exercise: leaky_relu
Fails: leaky_relu_example, leaky_relu_values, leaky_relu_any_shape, leaky_relu_input_kept,
leaky_relu_near_and_far, leaky_relu_call
"""

import numpy as np


def leaky_relu(x, slope=0.1):
    x = np.asarray(x, dtype=np.float64)
    return np.where(x > 0, x, slope * x)
