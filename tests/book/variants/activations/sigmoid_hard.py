"""The hard sigmoid: straight lines.

Exercise: sigmoid
Fails: sigmoid_example, sigmoid_values, sigmoid_small, sigmoid_any_shape, sigmoid_input_kept,
sigmoid_near_and_far, sigmoid_call
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return np.clip(x / 6 + 0.5, 0, 1)
