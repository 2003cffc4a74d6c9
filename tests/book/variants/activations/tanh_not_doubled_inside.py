"""2 sigmoid(x) - 1: too wide.

Exercise: tanh
Fails: tanh_example, tanh_values, tanh_any_shape, tanh_input_kept, tanh_near_and_far, tanh_call
"""

import numpy as np


def tanh(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return 2 / (1 + np.exp(-x)) - 1
