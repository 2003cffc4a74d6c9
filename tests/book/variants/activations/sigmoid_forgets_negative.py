"""Computes with |x| and does not turn the negative side back.

Exercise: sigmoid
Fails: sigmoid_values, sigmoid_symmetry, sigmoid_large, sigmoid_small, sigmoid_any_shape,
sigmoid_input_kept, sigmoid_near_and_far, sigmoid_call
"""

import numpy as np


def sigmoid(x):
    x = np.asarray(x, dtype=np.float64)
    return 1 / (1 + np.exp(-np.abs(x)))
