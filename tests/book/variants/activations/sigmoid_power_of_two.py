"""Powers of two instead of powers of e.

Exercise: sigmoid
Fails: sigmoid_example, sigmoid_values, sigmoid_small, sigmoid_any_shape, sigmoid_input_kept,
sigmoid_near_and_far, sigmoid_call
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    with np.errstate(over="ignore"):
        return 1 / (1 + 2.0**-x)
